using System.IO.Enumeration;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Import.Folders;

/// <summary>A file as a listing shows it.</summary>
internal readonly record struct FoundFile(string Path, long Size, long ModifiedMs);

/// <summary>
/// Lists the photos and videos under a folder by their names, one system call a file. Hidden files, links, and what NAS systems and
/// desktops keep for themselves are left out.
/// </summary>
internal static class FolderWalk
{
    // Synology, QNAP, Windows, macOS, Lightroom and Picasa.
    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        "@eaDir", "@Recycle", "@Recently-Snapshot", "#recycle", "#snapshot", "$RECYCLE.BIN", "System Volume Information", "lost+found", "__MACOSX",
        "Thumbs.db", "desktop.ini", "Picasa.ini", "PhotoGrid-marker",
    };

    /// <summary>
    /// Everything that may be a photo, or null when the folder is not there. Throws <see cref="IOException"/> or
    /// <see cref="UnauthorizedAccessException"/> when a part of it can't be listed: a look that is not whole says nothing of what is gone.
    /// </summary>
    public static List<FoundFile>? List(string root)
    {
        if (!Directory.Exists(root))
            return null;
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None };
        var files = new FileSystemEnumerable<FoundFile>(root, (ref entry) => new FoundFile(
            Path.GetRelativePath(root, entry.ToFullPath()), entry.Length, Instant.Of(entry.LastWriteTimeUtc)), options)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && !IsLink(ref entry) && !IsIgnored(entry.FileName) && MayBePhoto(entry.FileName),
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry) && !IsIgnored(entry.FileName),
        };
        return [.. files];
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static bool IsIgnored(ReadOnlySpan<char> name) => name[0] == '.' || Ignored.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    private static bool MayBePhoto(ReadOnlySpan<char> name) => MediaType.FromName(name.ToString()) is { IsAccepted: true };
}
