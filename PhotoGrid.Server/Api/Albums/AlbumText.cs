using System.Text.Json;
using PhotoGrid.Albums;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Photos;

namespace PhotoGrid.Server.Api.Albums;

/// <summary>Checks what requests about albums say.</summary>
internal static class AlbumText
{
    /// <summary>Smart albums come with search.</summary>
    public static readonly Failure NoQuery = Failure.Invalid("query is not taken yet: albums by a saved search come with search.", "query");

    public static bool HasQuery(JsonElement query) => query.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static Result<AlbumChanges> Read(AlbumSetJson set)
    {
        if (HasQuery(set.Query))
            return NoQuery;
        if (set.Description.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.String))
            return Failure.Invalid("description is a text, or null.", "description");
        if (!TryPhoto(set.CoverPhotoId, out var cover))
            return Failure.Invalid("coverPhotoId is the id of a photo of the album, or null.", "coverPhotoId");
        return new AlbumChanges
        {
            Name = set.Name,
            Description = set.Description.ValueKind switch
            {
                JsonValueKind.String => set.Description.GetString(),
                JsonValueKind.Null => "",
                _ => null,
            },
            Cover = cover,
            RemoveCover = set.CoverPhotoId.ValueKind == JsonValueKind.Null,
            Version = set.Version,
        };
    }

    public static Result<(IReadOnlyList<PhotoId> Photos, AlbumTarget Target)> Read(AlbumOrderJson order)
    {
        var ids = PhotoIdsJson.Read(order.PhotoIds);
        if (!ids.Ok)
            return ids.Failure;
        if (!TryPhoto(order.Before, out var before))
            return Failure.Invalid("before is the id of a photo of the album, or null.", "before");
        return (ids.Value, new AlbumTarget(order.Before.ValueKind == JsonValueKind.Null, before));
    }

    private static bool TryPhoto(JsonElement value, out PhotoId? id)
    {
        id = value.ValueKind == JsonValueKind.String && PhotoId.TryParse(value.GetString(), out var photo) ? photo : null;
        return id is not null || value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
    }
}
