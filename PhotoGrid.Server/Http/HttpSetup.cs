using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Server.Http.Idempotency;
using PhotoGrid.Server.Http.Metrics;
using PhotoGrid.Server.Http.OpenApi;
using PhotoGrid.Server.Http.WebApp;
using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Http;

/// <summary>What every request passes, in this order: proxies, guard, compression, routing, who it is and whether they may, idempotency, handler; what no
/// route takes is the web app's.</summary>
internal static class HttpSetup
{
    public static WebApplicationBuilder AddHttp(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddSingleton<RequestMetrics>();
        var tiles = MapSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(new SecurityHeaders(tiles is null ? null : MapSettings.OriginOf(tiles)));
        builder.Services.AddApiDocument();
        builder.Services.AddSingleton(WebFiles.Embedded).AddSingleton<BootUser>().AddSingleton<BootPage>();
        builder.Services.AddResponseCompression(options =>
        {
            // Secrets and text chosen by others never share an answer here, which is what BREACH would need.
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json", "text/html", "text/plain"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return builder;
    }

    public static WebApplication UseHttp(this WebApplication app)
    {
        app.Services.GetRequiredService<RequestMetrics>(); // It listens from the first request on.
        app.UseTrustedProxies(); // First: whether it is https decides about headers.
        app.UseMiddleware<RequestGuard>();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseMiddleware<AccessGate>();
        app.UseMiddleware<IdempotencyKeys>();
        app.UseMiddleware<WebAppPages>();
        return app;
    }
}
