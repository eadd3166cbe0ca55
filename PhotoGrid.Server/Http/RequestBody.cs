using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Http;

/// <summary>
/// Reads JSON bodies inside handlers, not by parameter binding: binding runs before the handler, and "not there" has to be
/// said before "badly formed" (API.md, fine print). Tell the document about the body with <c>.Takes&lt;T&gt;()</c>.
/// </summary>
internal static class RequestBody
{
    // The largest honest body is a batch of some thousand ids.
    private const int MaxBytes = 1024 * 1024;

    public static async Task<Result<T>> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
            return new Failure(FailureKind.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "Send JSON with the header Content-Type: application/json.");

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes;
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, type, http.RequestAborted) is { } body
                ? body
                : Failure.Invalid("The body is null; send a JSON object.");
        }
        catch (JsonException fault)
        {
            return Wrong(fault);
        }
    }

    /// <summary>What was wrong, by place and not by our types' names.</summary>
    public static Failure Wrong(JsonException fault)
    {
        var field = fault.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        return field is null
            ? Failure.Invalid("The body is not the JSON that this route takes.")
            : Failure.Invalid($"The value of {field} is not one that this route takes.", field);
    }
}
