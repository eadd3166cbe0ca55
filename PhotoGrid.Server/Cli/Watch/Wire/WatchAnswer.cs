using System.Net;
using System.Text.Json;

namespace PhotoGrid.Server.Cli.Watch.Wire;

/// <summary>The server will not have this key for what it is asked; trying again is no use.</summary>
internal sealed class KeyRefusedException(string message, bool isScope) : Exception(message)
{
    /// <summary>Whether the key is good and only may not do this.</summary>
    public bool IsScope { get; } = isScope;
}

/// <summary>An answer of the contract, read: its data, or the code and sentence of its refusal.</summary>
internal sealed record WatchAnswer(HttpStatusCode Status, JsonElement Data, string Code, string Message)
{
    public bool Ok => (int)Status is >= 200 and < 300;

    public static async Task<WatchAnswer> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var isOk = response.IsSuccessStatusCode;
        JsonElement data = default;
        var (code, message) = (isOk ? "" : $"HTTP_{(int)response.StatusCode}", isOk ? "" : $"The server answered {(int)response.StatusCode}.");
        try
        {
            using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(ct), default, ct);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("data", out var found))
                data = found.Clone();
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
                (code, message) = (Text(error, "code") ?? code, Text(error, "message") ?? message);
        }
        catch (JsonException)
        {
            // No body, or a proxy's page: the status says what there is to say.
        }

        return new WatchAnswer(response.StatusCode, data, code, message);
    }

    public string? Text(string name) => Text(Data, name);

    public string? Text(string of, string name) => Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty(of, out var inner) ? Text(inner, name) : null;

    /// <summary>A list of what this release expects, or an empty one.</summary>
    public IReadOnlyList<JsonElement> List(string name) =>
        Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
