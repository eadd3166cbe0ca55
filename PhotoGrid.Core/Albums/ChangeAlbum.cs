using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Albums;

/// <summary>New values for some fields of an album; null leaves a field as it is.</summary>
public sealed record AlbumChanges
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its description; empty removes it.</summary>
    public string? Description { get; init; }

    /// <summary>One of its photos.</summary>
    public PhotoId? Cover { get; init; }

    /// <summary>Goes back to the first photo.</summary>
    public bool RemoveCover { get; init; }

    /// <summary>The version that the caller has seen; an older one is refused with CONFLICT.</summary>
    public long? Version { get; init; }
}

/// <summary>Changes what people say of an album.</summary>
public sealed class ChangeAlbum(ICatalog catalog, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>ALBUM_NOT_FOUND; PHOTO_NOT_FOUND for a cover that is not in the album; CONFLICT; VALIDATION_FAILED.</summary>
    public async Task<Result<AlbumView>> RunAsync(UserId owner, UserId actor, AlbumId id, AlbumChanges changes, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await AlbumStore.FindAsync(session, id, ct) is not { } album)
            return AlbumRules.NotFound;
        if (changes.Version is { } version && version != album.Version)
            return Failure.Conflict("This album was changed meanwhile; read it again.", new Dictionary<string, object?> { ["version"] = album.Version });
        if (changes.Cover is { } cover && await AlbumPhotoStore.FindAsync(session, id, cover, ct) is null)
            return Failure.NotFound("PHOTO");
        var (name, wrongName) = AlbumRules.Name(changes.Name ?? album.Name);
        if (wrongName is not null)
            return wrongName;
        var (description, wrongText) = AlbumRules.Description(changes.Description ?? album.Description ?? "");
        if (wrongText is not null)
            return wrongText;

        var changed = album with
        {
            Name = name!,
            Description = description is "" ? null : description,
            ChosenCover = changes.RemoveCover ? null : changes.Cover ?? album.ChosenCover,
        };
        if (changed != album)
        {
            changed = changed with { Version = album.Version + 1, UpdatedAtMs = Instant.Now(clock) };
            await AlbumStore.UpdateAsync(session, changed, ct);
            await feed.AppendAsync(session, actor, AlbumLog.Updated, id.Value, AlbumLog.Whole(album), AlbumLog.Whole(changed), ct);
        }

        var view = await ListAlbums.ViewAsync(session, changed, ct);
        await session.CommitAsync(ct);
        return view;
    }
}
