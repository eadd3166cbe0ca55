namespace PhotoGrid.Import.Folders;

/// <summary>What becomes of a file that is found.</summary>
public enum FolderMode
{
    /// <summary>Its bytes are copied into the library; the file is not needed any more.</summary>
    Copy,
    /// <summary>It stays where it is and is only read: never written, moved or deleted.</summary>
    Reference,
}

/// <summary>A folder of this machine that is watched for photos.</summary>
/// <param name="Root">Absolute, without a slash at its end.</param>
/// <param name="Email">Whose library its photos go into.</param>
/// <param name="Mode">Copied or read where they are.</param>
/// <param name="Album">The name of the album they are put into; null: none.</param>
public sealed record WatchedFolder(string Root, string Email, FolderMode Mode, string? Album);

/// <summary>The setting <c>Import</c>.</summary>
public sealed record FolderRules
{
    /// <summary>Every folder, in the order of the settings.</summary>
    public IReadOnlyList<WatchedFolder> Folders { get; init; } = [];

    /// <summary>How often a folder is looked through when nothing is heard of it: mounted shares tell of no changes.</summary>
    public TimeSpan Rescan { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A file that was written to within this time may still grow, and is left for the next look.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>More files than this gone at once, and more than <see cref="MassShare"/> of all: that is asked about, not believed.</summary>
    public int MassCount { get; init; } = 20;

    /// <summary>The share of a folder's files, 0 to 1, beyond which a disappearance is asked about.</summary>
    public double MassShare { get; init; } = 0.3;
}
