using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Whereabouts;

namespace PhotoGrid.Library;

/// <summary>New values for some fields of a photo; null leaves a field as it is.</summary>
public sealed record PhotoChanges
{
    /// <summary>Caption; empty removes it.</summary>
    public string? Description { get; init; }

    /// <summary>When it was taken, with the offset of the place.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>Where it was taken.</summary>
    public GeoPoint? Location { get; init; }

    /// <summary>Takes the place away.</summary>
    public bool RemoveLocation { get; init; }

    /// <summary>Favorite or not.</summary>
    public bool? IsFavorite { get; init; }

    /// <summary>Archived or not.</summary>
    public bool? IsArchived { get; init; }

    /// <summary>The user's own tags; they replace the user's tags and leave others.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The version that the caller has seen; an older one is refused with CONFLICT.</summary>
    public long? Version { get; init; }
}

/// <summary>Changes what people say about photos. All photos of a call change, or none.</summary>
public sealed class ChangePhotos(
    ICatalog catalog, ChangeFeed feed, IEnumerable<PhotoFollower> followers, LookUpPlace places, TimeProvider clock)
{
    /// <summary>Changes one or many. An unknown id: PHOTO_NOT_FOUND for the whole. Answers the photos as they are now, in the order asked.</summary>
    public async Task<Result<IReadOnlyList<Photo>>> RunAsync(
        UserId owner, UserId actor, IReadOnlyList<PhotoId> ids, PhotoChanges changes, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var photos = new List<Photo>(ids.Count);
        foreach (var id in ids)
        {
            if (await PhotoStore.FindAsync(session, id, ct) is not { } photo)
                return Failure.NotFound("PHOTO");
            if (changes.Version is { } version && version != photo.Version)
                return Failure.Conflict("This photo was changed meanwhile; read it again.", new Dictionary<string, object?> { ["version"] = photo.Version });
            photos.Add(photo);
        }

        for (var i = 0; i < photos.Count; i++)
        {
            var changed = Apply(photos[i], changes);
            if (changed != photos[i])
                photos[i] = await WriteAsync(session, actor, PhotoLog.Updated, photos[i], changed, ct);
        }

        await session.CommitAsync(ct);
        return photos;
    }

    /// <summary>
    /// Writes a changed photo and its line in the feed. The version rises with what people change; what the machine found out since must
    /// not refuse their next edit.
    /// </summary>
    internal async Task<Photo> WriteAsync(CatalogSession session, UserId actor, string what, Photo before, Photo after, CancellationToken ct)
    {
        after = after with { Version = what == PhotoLog.Processed ? before.Version : before.Version + 1, UpdatedAtMs = Instant.Now(clock) };
        await PhotoStore.UpdateAsync(session, after, ct);
        await feed.AppendAsync(session, actor, what, after.Id.Value, PhotoLog.Difference(before, after), PhotoLog.Difference(after, before), ct);
        foreach (var follower in followers)
            await follower.ChangedAsync(session, before, after, ct);
        // Who follows a stack may have put another photo of it in front.
        return after.StackId is null ? after : await PhotoStore.FindAsync(session, after.Id, ct) ?? after;
    }

    private Photo Apply(Photo photo, PhotoChanges changes)
    {
        var location = changes.RemoveLocation ? null : changes.Location ?? photo.Location;
        var moved = location == photo.Location ? null : places.At(location);
        return photo with
        {
            Description = changes.Description is { } text ? (text.Length == 0 ? null : text) : photo.Description,
            TakenAt = changes.TakenAt is { } moment ? Said(moment)
                : moved?.Zone is { } there ? TakenAtRules.InZone(photo.TakenAt, there, clock) ?? photo.TakenAt
                : photo.TakenAt,
            Location = location,
            Place = moved is null ? photo.Place : moved.Names,
            IsFavorite = changes.IsFavorite ?? photo.IsFavorite,
            IsArchived = changes.IsArchived ?? photo.IsArchived,
            TagsJson = changes.Tags is { } tags ? PhotoTags.ReplaceOwn(photo.TagsJson, tags) : photo.TagsJson,
        };
    }

    private static TakenAt Said(DateTimeOffset moment) =>
        new(Instant.Of(moment), Instant.Of(moment) + (long)moment.Offset.TotalMilliseconds, (int)moment.Offset.TotalMinutes, null, "user");
}
