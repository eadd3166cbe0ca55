using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav.Files;

/// <summary>A file's row, in the tree or in the trash.</summary>
internal sealed record FileRow(
    Guid Id, Guid ParentId, string Name, Guid? Original, long Size, ContentHash Sha256, long CreatedAtMs, long ModifiedAtMs, long? DeletedAtMs, string? DeletedPath)
{
    /// <summary>As the tree holds it.</summary>
    public DavEntry Entry => new()
    {
        Id = Id, ParentId = ParentId, Name = Name, Kind = DavKind.File, Original = Original, Size = Size, Sha256 = Sha256,
        CreatedAtMs = CreatedAtMs, ModifiedAtMs = ModifiedAtMs,
    };
}
