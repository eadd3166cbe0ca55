using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhotoGrid.Server.Http;

/// <summary>
/// How JSON looks on the wire. Every feature has a context of its own:
/// <code>
/// [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
///     RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
/// [JsonSerializable(typeof(AlbumJson))]
/// internal sealed partial class AlbumsJson : JsonSerializerContext;
/// </code>
/// and its AddX calls <c>services.AddApiJson(AlbumsJson.Default)</c>, which is what the OpenAPI document is made from.
/// </summary>
internal static class ApiJson
{
    /// <summary>Text as it is: our answers are JSON, never pasted into HTML without the web app's own escaping.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static IServiceCollection AddApiJson(this IServiceCollection services, IJsonTypeInfoResolver context) =>
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.TypeInfoResolverChain.Add(context);
        });
}

/// <summary>Enums as lower camel case words; numbers and unknown words are refused: <c>[JsonConverter(typeof(WordConverter&lt;Theme&gt;))]</c>.</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>RFC 3339 to the millisecond: UTC ends in Z, anything else keeps its offset.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time)
            ? time
            : throw new JsonException("Not a time such as 2024-05-01T12:00:00Z.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, value.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffzzz");
        writer.WriteStringValue(text[..length]);
    }
}
