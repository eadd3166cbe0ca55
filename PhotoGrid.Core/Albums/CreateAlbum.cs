using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Albums;

/// <summary>Makes an album, empty.</summary>
public sealed class CreateAlbum(ICatalog catalog, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>VALIDATION_FAILED for a name or description that is none. Two albums may have one name.</summary>
    public async Task<Result<AlbumView>> RunAsync(UserId owner, UserId actor, string name, string? description, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var made = await InAsync(session, actor, name, description, ct);
        if (!made.Ok)
            return made.Failure;
        await session.CommitAsync(ct);
        return new AlbumView(made.Value, [], null, null);
    }

    /// <summary>The oldest album of this very name, made when there is none: for doors that bring albums by name, and may come twice.</summary>
    public async Task<Result<Album>> FindOrMakeAsync(UserId owner, UserId actor, string name, string? description, CancellationToken ct)
    {
        var clean = AlbumRules.Name(name);
        if (!clean.Ok)
            return clean.Failure;
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await AlbumStore.FindByNameAsync(session, clean.Value, ct) is { } known)
            return known;
        var made = await InAsync(session, actor, name, description, ct);
        if (made.Ok)
            await session.CommitAsync(ct);
        return made;
    }

    private async Task<Result<Album>> InAsync(CatalogSession session, UserId actor, string name, string? description, CancellationToken ct)
    {
        var (cleanName, wrongName) = AlbumRules.Name(name);
        if (wrongName is not null)
            return wrongName;
        var (text, wrongText) = AlbumRules.Description(description ?? "");
        if (wrongText is not null)
            return wrongText;

        var now = Instant.Now(clock);
        var album = new Album
        {
            Id = AlbumId.New(clock),
            Name = cleanName!,
            Description = text is "" ? null : text,
            CreatedAtMs = now,
            UpdatedAtMs = now,
        };
        await AlbumStore.InsertAsync(session, album, ct);
        await feed.AppendAsync(session, actor, AlbumLog.Created, album.Id.Value, null, AlbumLog.Whole(album), ct);
        return album;
    }
}
