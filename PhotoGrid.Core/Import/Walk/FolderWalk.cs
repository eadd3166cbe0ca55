using System.IO.Enumeration;
using PhotoGrid.Disk;

namespace PhotoGrid.Import.Walk;

/// <summary>A file that a walk came across; size, time and number as <see cref="FileFacts"/> has them.</summary>
public readonly record struct FoundFile(string Name, long Size, long Modified, long Inode);

/// <summary>One folder of a walk.</summary>
/// <param name="Path">Relative to the root, with slashes on every system; empty for the root itself.</param>
/// <param name="Files">Its files, in no order.</param>
/// <param name="IsReadable">False: the folder is there and could not be listed, so nothing is known of it or of what is below.</param>
public sealed record WalkedFolder(string Path, IReadOnlyList<FoundFile> Files, bool IsReadable = true);

/// <summary>
/// Goes through a folder and those below it, passing over <see cref="IgnoredNames"/> and everything that is neither file nor folder. Links
/// are not followed: what they lead to inside the root is found at its own place, and outside is none of ours. Reads nothing but names
/// and facts, and writes nothing.
/// </summary>
public static class FolderWalk
{
    private static readonly EnumerationOptions Options = new() { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    /// <summary>
    /// Every folder with its files, parents before children; <paramref name="takes"/> says by name which files are looked at. A folder that goes
    /// away meanwhile is left out. The root itself must be there: an <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> otherwise.
    /// </summary>
    public static IEnumerable<WalkedFolder> Run(string root, Func<string, bool> takes)
    {
        root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        var rest = new Stack<string>([""]);
        while (rest.TryPop(out var folder))
        {
            if (List(root, folder, takes, rest) is { } found)
                yield return found;
        }
    }

    /// <summary>The path on this machine of a file that was found.</summary>
    public static string PathOf(string root, string folder, string name) => Path.Join(root, folder.Length == 0 ? name : $"{folder}/{name}");

    private static WalkedFolder? List(string root, string folder, Func<string, bool> takes, Stack<string> rest)
    {
        var path = folder.Length == 0 ? root : Path.Join(root, folder);
        var files = new List<FoundFile>();
        try
        {
            foreach (var (name, mayBeFolder) in Names(path))
            {
                // A name that is no valid text can't be opened by it.
                if (name.Contains('\uFFFD') || (mayBeFolder ? IgnoredNames.IsFolder(name) : IgnoredNames.IsFile(name) || !takes(name)))
                    continue;
                if (FileFacts.Of(Path.Join(path, name)) is not { } facts)
                    continue;
                if (facts.Nature == FileNature.Folder)
                    rest.Push(folder.Length == 0 ? name : $"{folder}/{name}");
                else if (facts.Nature == FileNature.File && !mayBeFolder)
                    files.Add(new FoundFile(name, facts.Size, facts.Modified, facts.Inode));
            }
        }
        catch (DirectoryNotFoundException) when (folder.Length > 0)
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException && folder.Length > 0)
        {
            return new WalkedFolder(folder, [], IsReadable: false);
        }

        return new WalkedFolder(folder, files);
    }

    private static FileSystemEnumerable<(string Name, bool MayBeFolder)> Names(string path) =>
        new(path, (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory), Options)
        {
            ShouldRecursePredicate = (ref FileSystemEntry _) => false,
        };
}
