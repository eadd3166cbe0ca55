using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Http;

/// <summary>Writes the two shapes that every JSON answer has: <c>{status,data,meta}</c> and <c>{status,error,meta}</c>. API.md, Envelope.</summary>
internal static class Envelope
{
    private static ReadOnlySpan<byte> Opening => "{\"status\":\"success\",\"data\":"u8;

    /// <summary>The weak ETag that a GET of this data carries.</summary>
    public static string TagOf<T>(T data, JsonTypeInfo<T> type)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, Encoder = ApiJson.Encoder }))
            JsonSerializer.Serialize(writer, data, type);
        return WeakETag.Of(buffer.Written.Span);
    }

    /// <summary>Sends data. A GET carries a weak ETag over it and answers 304 to who has it already.</summary>
    public static Task SendAsync<T>(HttpContext http, int status, T data, JsonTypeInfo<T> type, long? total) =>
        SendAsync(http, status, writer => JsonSerializer.Serialize(writer, data, type), total);

    /// <summary>Sends data that somebody writes by hand.</summary>
    public static async Task SendAsync(HttpContext http, int status, Action<Utf8JsonWriter> write, long? total)
    {
        using var buffer = new PooledBuffer();
        buffer.Write(Opening);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, Encoder = ApiJson.Encoder }))
            write(writer);

        var response = http.Response;
        if (HttpMethods.IsGet(http.Request.Method) && status == StatusCodes.Status200OK)
        {
            if (string.IsNullOrEmpty(response.Headers.CacheControl))
                response.Headers.CacheControl = "private, no-cache";
            if (WeakETag.Matches(http, WeakETag.Of(buffer.Written.Span[Opening.Length..])))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        else if (string.IsNullOrEmpty(response.Headers.CacheControl))
        {
            response.Headers.CacheControl = "no-store";
        }

        WriteMeta(buffer, http, total);
        await SendAsync(http, status, buffer);
    }

    /// <summary>Sends a refusal; a 429's <c>retryAfter</c> detail (seconds) is also its Retry-After header.</summary>
    public static async Task SendAsync(HttpContext http, int status, string code, string message, IReadOnlyDictionary<string, object?>? details)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, Encoder = ApiJson.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("status"u8, "error"u8);
            writer.WriteStartObject("error"u8);
            writer.WriteString("code"u8, code);
            writer.WriteString("message"u8, message);
            writer.WriteStartObject("details"u8);
            foreach (var (name, value) in details ?? new Dictionary<string, object?>())
            {
                writer.WritePropertyName(name);
                WriteDetail(writer, value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        if (details?.GetValueOrDefault("retryAfter") is long seconds)
            http.Response.Headers.RetryAfter = seconds.ToString();
        http.Response.Headers.CacheControl = "no-store";
        WriteMeta(buffer, http, null);
        await SendAsync(http, status, buffer);
    }

    /// <summary>Sends a refusal.</summary>
    public static Task SendAsync(HttpContext http, Failure failure) =>
        SendAsync(http, FailureStatus.Of(failure.Kind), failure.Code, failure.Message, failure.Details);

    private static async Task SendAsync(HttpContext http, int status, PooledBuffer buffer)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = buffer.Length;
        await response.BodyWriter.WriteAsync(buffer.Written, http.RequestAborted);
    }

    private static void WriteMeta(PooledBuffer buffer, HttpContext http, long? total)
    {
        buffer.Write(",\"meta\":"u8);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("requestId"u8, RequestId.Of(http));
            if (total is { } count)
                writer.WriteNumber("total"u8, count);
            writer.WriteEndObject();
        }

        buffer.Write("}"u8);
    }

    private static void WriteDetail(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case System.Collections.IEnumerable list:
                writer.WriteStartArray();
                foreach (var one in list)
                    WriteDetail(writer, one);
                writer.WriteEndArray();
                break;
            default: writer.WriteStringValue(value.ToString()); break;
        }
    }
}
