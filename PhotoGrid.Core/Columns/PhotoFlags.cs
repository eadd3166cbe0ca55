namespace PhotoGrid.Columns;

/// <summary>What a column snapshot knows of a photo by yes or no. The lower six bits are those of the timeline geometry.</summary>
[Flags]
internal enum PhotoFlags : ushort
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

    /// <summary>Another photo stands for it.</summary>
    Behind = 256,

    /// <summary>It stands for a stack.</summary>
    Stacked = 512,

    /// <summary>Those that the geometry shows.</summary>
    Wire = Favorite | Video | Motion | Raw | Pending | Failed,

    /// <summary>Either of these keeps a photo out of what is shown first.</summary>
    Hidden = Archived | Trashed,

    /// <summary>Any of these keeps a photo out of the timeline.</summary>
    OffTimeline = Hidden | Behind,
}
