using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Albums;

/// <summary>An album, as its row holds it.</summary>
public sealed record Album
{
    /// <summary>For the API.</summary>
    public required AlbumId Id { get; init; }

    /// <summary>1 to 200 characters; need not be the only one of its kind.</summary>
    public required string Name { get; init; }

    /// <summary>Some sentences, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The cover that was chosen; null: the first photo. One in the trash is kept for its return.</summary>
    public PhotoId? ChosenCover { get; init; }

    /// <summary>Photos outside the trash.</summary>
    public long PhotoCount { get; init; }

    /// <summary>When it was made.</summary>
    public required long CreatedAtMs { get; init; }

    /// <summary>When it, or what is in it, last changed.</summary>
    public required long UpdatedAtMs { get; init; }

    /// <summary>Rises with every change of name, description or cover; clients send it back to notice lost updates.</summary>
    public long Version { get; init; } = 1;
}

/// <summary>An album with what a list of albums shows of it.</summary>
/// <param name="Album">The album.</param>
/// <param name="Covers">Up to three photos, the cover first; empty for an empty album.</param>
/// <param name="FirstTakenLocalMs">The wall clock of its oldest photo, as if UTC; null for an empty album.</param>
/// <param name="LastTakenLocalMs">That of its newest.</param>
public sealed record AlbumView(Album Album, IReadOnlyList<Photo> Covers, long? FirstTakenLocalMs, long? LastTakenLocalMs);

/// <summary>One page of albums, last changed first.</summary>
public sealed record AlbumPage(IReadOnlyList<AlbumView> Albums, string? Cursor, bool HasMore, long Total);

/// <summary>A photo's place in an album: which, the key that albums are ordered by, and whether it is hidden because it is in the trash.</summary>
internal sealed record AlbumPlace(PhotoId Photo, long Position, bool IsTrashed = false);
