using System.Text.Json;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>Checks what PUT and batch want to set.</summary>
internal static class PhotoSetText
{
    private const int MaxDescription = 10_000;
    private const int MaxTags = 100;
    private const int MaxTagLength = 100;

    public static Result<PhotoChanges> Read(PhotoSetJson set)
    {
        if (!TryDescription(set.Description, out var description))
            return Failure.Invalid("description is a text of at most 10,000 characters.", "description");
        if (!TryLocation(set.Location, out var location, out var removeLocation))
            return Failure.Invalid("location is {lat, lon} in degrees, or null.", "location");
        if (set.TakenAt is { } taken && taken.Year is < 1800 or > 2200)
            return Failure.Invalid("takenAt is a time between the years 1800 and 2200.", "takenAt");
        var tags = set.Tags?.Select(tag => tag?.Trim() ?? "").ToList();
        if (tags is not null && (tags.Count > MaxTags || tags.Exists(tag => tag.Length is 0 or > MaxTagLength)))
            return Failure.Invalid("tags are at most 100 words of 1 to 100 characters.", "tags");
        return new PhotoChanges
        {
            Description = description,
            TakenAt = set.TakenAt,
            Location = location,
            RemoveLocation = removeLocation,
            IsFavorite = set.IsFavorite,
            IsArchived = set.IsArchived,
            Tags = tags,
            Version = set.Version,
        };
    }

    private static bool TryDescription(JsonElement value, out string? description)
    {
        description = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => "",
            _ => null,
        };
        return value.ValueKind == JsonValueKind.Undefined || description is { Length: <= MaxDescription };
    }

    private static bool TryLocation(JsonElement value, out GeoPoint? location, out bool remove)
    {
        location = null;
        remove = value.ValueKind == JsonValueKind.Null;
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.Object || !TryDegrees(value, "lat", out var lat) || !TryDegrees(value, "lon", out var lon)
            || !GeoPoint.TryCreate(lat, lon, out var point))
        {
            return false;
        }

        location = point;
        return true;
    }

    private static bool TryDegrees(JsonElement value, string name, out double degrees)
    {
        degrees = 0;
        return value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out degrees);
    }
}
