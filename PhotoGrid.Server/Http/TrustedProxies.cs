using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace PhotoGrid.Server.Http;

/// <summary>
/// <c>Proxy:Trusted</c> holds addresses and networks (<c>10.0.0.2</c>, <c>172.16.0.0/12</c>) whose X-Forwarded-For and -Proto are believed.
/// Forwarded headers from anyone else change nothing, but are remembered: a forwarded request never counts as loopback.
/// </summary>
internal static class TrustedProxies
{
    private static readonly object ForwardedMark = new();

    public static WebApplication UseTrustedProxies(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            var headers = http.Request.Headers;
            if (headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded") || headers.ContainsKey("X-Forwarded-Proto")
                || headers.ContainsKey("X-Forwarded-Host") || headers.ContainsKey("X-Real-IP") || headers.ContainsKey("Via"))
            {
                http.Items[ForwardedMark] = ForwardedMark;
            }

            return next(http);
        });

        var trusted = (app.Configuration.GetSection("Proxy:Trusted").Get<string[]>() ?? [])
            .Concat((app.Configuration["Proxy:Trusted"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
        if (trusted.Length == 0)
            return app;

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // However many trusted ones stand in a row; the first that isn't trusted is the caller.
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in trusted)
        {
            if (IPAddress.TryParse(text, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(text, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new InvalidOperationException($"Proxy:Trusted has \"{text}\", which is neither an address nor a network such as 10.0.0.0/8.");
        }

        app.UseForwardedHeaders(options);
        return app;
    }

    /// <summary>Whether the caller sits at this very machine: a loopback address, and nobody in between.</summary>
    public static bool IsLoopback(HttpContext http) =>
        !http.Items.ContainsKey(ForwardedMark) && http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
