using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav.Files;

/// <summary>A file of the library that is neither photo nor video.</summary>
/// <param name="Id">For the API.</param>
/// <param name="Path">Where it is, or was when it went to the trash.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the bytes.</param>
/// <param name="CreatedAtMs">When it came.</param>
/// <param name="ModifiedAtMs">The file's own time.</param>
/// <param name="DeletedAtMs">When it went to the trash, or null.</param>
public sealed record KeptFile(Guid Id, string Path, long Size, ContentHash Sha256, long CreatedAtMs, long ModifiedAtMs, long? DeletedAtMs)
{
    /// <summary>The last name of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>A page of files, newest first.</summary>
public sealed record KeptFilePage(IReadOnlyList<KeptFile> Files, string? Cursor, bool HasMore, long Total);
