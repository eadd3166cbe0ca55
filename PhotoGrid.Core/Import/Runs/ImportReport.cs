namespace PhotoGrid.Import.Runs;

/// <summary>A file that did not become a photo, and why.</summary>
/// <param name="Name">Where it is.</param>
/// <param name="Reason">A sentence.</param>
/// <param name="IsFault">Whether it should have become one: it is damaged, or there was no room. Otherwise it is no photo.</param>
public sealed record ImportRemainder(string Name, string Reason, bool IsFault);

/// <summary>An album that the import filled.</summary>
public sealed record ImportedAlbum(string Name, int Photos);

/// <summary>
/// The account of an import, to the file: <see cref="Files"/> = <see cref="Stored"/> + <see cref="Duplicates"/> + <see cref="Sidecars"/> +
/// <see cref="AlbumFiles"/> + what is in <see cref="Remainder"/>, unless it was <see cref="Stopped"/>.
/// </summary>
public sealed class ImportReport
{
    private readonly List<ImportRemainder> _remainder = [];
    private readonly List<ImportedAlbum> _albums = [];

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset EndedAt { get; internal set; }

    /// <summary>The folders and archives that were named.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Files that were found.</summary>
    public long Files { get; internal set; }

    /// <summary>Photos and videos that are new in the library; the moving half of a live photo counts as itself.</summary>
    public long Stored { get; internal set; }

    /// <summary>Bytes of those.</summary>
    public long StoredBytes { get; internal set; }

    /// <summary>Files whose bytes were in the library already, or came twice.</summary>
    public long Duplicates { get; internal set; }

    /// <summary>Of those, how many are in the trash, where they stay.</summary>
    public long InTrash { get; internal set; }

    /// <summary>Files that describe photos: the JSON of an export whose photo is here, XMP.</summary>
    public long Sidecars { get; internal set; }

    /// <summary>Of the photos, how many had such a description.</summary>
    public long Described { get; internal set; }

    /// <summary>Files that describe albums.</summary>
    public long AlbumFiles { get; internal set; }

    /// <summary>What is left over, by name and reason.</summary>
    public IReadOnlyList<ImportRemainder> Remainder => _remainder;

    /// <summary>The albums that photos went into.</summary>
    public IReadOnlyList<ImportedAlbum> Albums => _albums;

    /// <summary>Why it ended before its end; null when it did not.</summary>
    public string? Stopped { get; internal set; }

    /// <summary>Files that nothing is said of; 0 unless it was stopped.</summary>
    public long Unexplained => Files - Stored - Duplicates - Sidecars - AlbumFiles - _remainder.Count;

    internal void Leave(string name, string reason, bool isFault) => _remainder.Add(new ImportRemainder(name, reason, isFault));

    internal void Fill(string album, int photos) => _albums.Add(new ImportedAlbum(album, photos));
}
