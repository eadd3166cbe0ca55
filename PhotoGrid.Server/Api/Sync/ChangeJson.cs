using System.Text.Json.Serialization;
using PhotoGrid.Server.Http;
using PhotoGrid.Sync;

namespace PhotoGrid.Server.Api.Sync;

/// <summary>One change: of a photo with its id and the grid's number (absent once it is erased), of anything else with its id.</summary>
internal sealed record ChangeJson(long Change, string Type, DateTimeOffset At, string? PhotoId, long? Number, string? SubjectId)
{
    public static ChangeJson Of(SyncChange change)
    {
        var isPhoto = change.What.StartsWith("photo.", StringComparison.Ordinal);
        var id = change.Subject?.ToString("D");
        return new ChangeJson(change.Number, change.What, change.At, isPhoto ? id : null, change.PhotoNumber, isPhoto ? null : id);
    }
}

/// <summary>A page of the feed. <c>resync</c>: forget what you have and read everything, then go on from <c>head</c>.</summary>
internal sealed record ChangesJson(IReadOnlyList<ChangeJson> Changes, long Head, bool HasMore, bool Resync);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(ChangesJson))]
internal sealed partial class SyncsJson : JsonSerializerContext;
