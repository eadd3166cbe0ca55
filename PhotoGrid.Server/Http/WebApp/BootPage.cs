using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PhotoGrid.Accounts;
using PhotoGrid.Server.Api.Machine;
using PhotoGrid.Uploads;

namespace PhotoGrid.Server.Http.WebApp;

/// <summary>
/// The app's one page with its first screen written into it: what the server is, who is signed in, the first photos' geometry, and preloads
/// of their thumbnails. The browser has everything it shows first when it has the page.
/// </summary>
internal sealed class BootPage(SetUpMachine setUp, MachineFeatures features, UploadLimits limits, BootUser boot)
{
    private const string Mark = "<!--boot-->";

    public async Task SendAsync(HttpContext http, WebFile index)
    {
        var response = http.Response;
        response.ContentType = index.ContentType;
        response.Headers.CacheControl = "private, no-cache";
        var (before, after) = Split(index.ReadText());
        var text = before + await WriteAsync(http) + after;
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        await response.WriteAsync(text, http.RequestAborted);
    }

    private async Task<string> WriteAsync(HttpContext http)
    {
        var facts = await MachineEndpoints.FactsAsync(http, setUp, features, limits, http.RequestAborted);
        var user = await boot.ReadAsync(http);

        using var json = new PooledBuffer();
        // The strict encoder: "<" in a name would end the script element.
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("server"u8);
            JsonSerializer.Serialize(writer, facts, MachineJson.Default.ServerJson);
            BootUser.Write(writer, user);
            writer.WriteEndObject();
        }

        var text = new StringBuilder(json.Length + 1024);
        foreach (var address in user?.Thumbnails ?? [])
            text.Append("<link rel=\"preload\" as=\"image\" href=\"").Append(address).Append("\" />");
        return text.Append("<script type=\"application/json\" id=\"boot\">").Append(Encoding.UTF8.GetString(json.Written.Span)).Append("</script>").ToString();
    }

    private static (string Before, string After) Split(string page)
    {
        var at = page.IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? (page, "") : (page[..at], page[(at + Mark.Length)..]);
    }
}
