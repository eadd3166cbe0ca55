namespace PhotoGrid.Columns;

/// <summary>What a column snapshot knows of a photo by yes or no. The lower six bits are those of the timeline geometry.</summary>
[Flags]
internal enum PhotoFlags : byte
{
    None = 0,
    Favorite = 1,
    Video = 2,
    Motion = 4,
    Raw = 8,
    Pending = 16,
    Failed = 32,
    Archived = 64,
    Trashed = 128,

    /// <summary>Those that the geometry shows.</summary>
    Wire = Favorite | Video | Motion | Raw | Pending | Failed,

    /// <summary>Either of these keeps a photo out of the timeline.</summary>
    Hidden = Archived | Trashed,
}
