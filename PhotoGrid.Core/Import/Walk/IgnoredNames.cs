using System.Collections.Frozen;

namespace PhotoGrid.Import.Walk;

/// <summary>
/// Names that are never photos of people: hidden ones, wastebaskets, previews that NAS systems and programs keep beside the photos, and
/// files that are still being copied. One list for watched folders, <c>photogrid watch</c> and imports of folders and archives.
/// </summary>
public static class IgnoredNames
{
    private static readonly FrozenSet<string> Folders = new[]
    {
        // Synology, QNAP, other NAS
        "@eaDir", "@tmp", "@SynoResource", "@Recycle", "#recycle", "@Recently-Snapshot", "@__thumb", "#snapshot", "~snapshot",
        // Windows, macOS, Linux
        "$RECYCLE.BIN", "RECYCLER", "System Volume Information", "lost+found", "__MACOSX", "Network Trash Folder", "Temporary Items",
        // Programs
        "iPod Photo Cache", "iPhoto Library.previews",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Files =
        new[] { "Thumbs.db", "ehthumbs.db", "desktop.ini", "SyncToy.dat" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What browsers, rsync, cloud clients and file managers give a file until it is whole.
    private static readonly FrozenSet<string> Unfinished =
        new[] { ".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload", ".!ut", ".!sync", ".!qb" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a folder of this name is passed over, with all that is in it.</summary>
    public static bool IsFolder(string name) => IsHidden(name) || Folders.Contains(name);

    /// <summary>Whether a file of this name is passed over.</summary>
    public static bool IsFile(string name) =>
        IsHidden(name) || name.StartsWith('~') || Files.Contains(name) || Unfinished.Contains(Path.GetExtension(name));

    /// <summary>The same for a path with slashes, as archives have them: whether any part of it is passed over.</summary>
    public static bool IsPath(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && (IsFile(parts[^1]) || parts.SkipLast(1).Any(IsFolder));
    }

    private static bool IsHidden(string name) => name.StartsWith('.');
}
