using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav;

/// <summary>What stands at a path. The value is a column: never renumber.</summary>
public enum DavKind
{
    /// <summary>Holds others.</summary>
    Folder = 0,
    /// <summary>A photo or video of the library.</summary>
    Photo = 1,
    /// <summary>Neither photo nor video, kept as it came.</summary>
    File = 2,
}

/// <summary>One member of the tree that WebDAV clients see.</summary>
public sealed record DavEntry
{
    /// <summary>The type of what is not looked into.</summary>
    public const string Bytes = "application/octet-stream";

    /// <summary>The folder above all others: it has no row.</summary>
    public static DavEntry Root { get; } = new() { Id = Guid.Empty, Name = "", Kind = DavKind.Folder };

    /// <summary>Names the row; empty for the root and for views.</summary>
    public required Guid Id { get; init; }

    /// <summary>The folder it is in.</summary>
    public Guid ParentId { get; init; }

    /// <summary>As the client wrote it.</summary>
    public required string Name { get; init; }

    /// <summary>Folder, photo or file.</summary>
    public required DavKind Kind { get; init; }

    /// <summary>The photo it shows; several entries may show one.</summary>
    public PhotoId? Photo { get; init; }

    /// <summary>The file's bytes; null when it is empty.</summary>
    public Guid? Original { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>Of the bytes; null for folders.</summary>
    public ContentHash? Sha256 { get; init; }

    /// <summary>20 bytes; null where the bytes did not come by this door.</summary>
    public byte[]? Sha1 { get; init; }

    /// <summary>16 bytes; null where the bytes did not come by this door.</summary>
    public byte[]? Md5 { get; init; }

    /// <summary>Whether the photo came by this door, and not only its path.</summary>
    public bool IsUploaded { get; init; }

    /// <summary>When the path was made.</summary>
    public long CreatedAtMs { get; init; }

    /// <summary>As the client said, else when the bytes came.</summary>
    public long ModifiedAtMs { get; init; }

    /// <summary>By content for photos; files are bytes.</summary>
    public string MimeType { get; init; } = Bytes;

    /// <summary>The photo is in the trash: the path is free for others, and comes back with the photo.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Shown but not kept here: a view of the library, which clients can only read.</summary>
    public bool IsView { get; init; }

    /// <summary>Whether it holds others.</summary>
    public bool IsFolder => Kind == DavKind.Folder;
}
