using PhotoGrid.Archives;
using PhotoGrid.Disk;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Walk;

namespace PhotoGrid.Import.Sources;

/// <summary>
/// All files under some folders and in some zips. Nothing is unpacked: names within zips are names and never paths. Links are not followed.
/// Zips that lie in a folder are opened like those that were named; zips within zips are not.
/// </summary>
internal sealed class SourceTree : IDisposable
{
    private const string PassedOver = "It is passed over: systems and programs keep such files beside photos.";

    private readonly List<ZipReader> _zips = [];
    private readonly List<SourceFile> _files = [];
    private readonly List<SourceProblem> _problems = [];

    /// <summary>Every file, folders in the order they were named and each in the order of its names; zips in their own.</summary>
    public IReadOnlyList<SourceFile> Files => _files;

    /// <summary>What could not be looked into; each counts as a file.</summary>
    public IReadOnlyList<SourceProblem> Problems => _problems;

    /// <summary>VALIDATION_FAILED when a path is neither a folder nor a file.</summary>
    public static Result<SourceTree> Open(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (!Path.Exists(path))
                return Failure.Invalid($"There is nothing at {path}.");
        }

        var tree = new SourceTree();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                tree.AddFolder(new DirectoryInfo(path), "", path);
            else
                tree.AddFile(new FileInfo(path), "", Path.GetDirectoryName(path) ?? path);
        }

        return tree;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var zip in _zips)
            zip.Dispose();
    }

    private void AddFolder(DirectoryInfo folder, string path, string origin)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new SourceProblem($"{origin}: {path}/", "This folder can't be listed."));
            return;
        }

        Array.Sort(entries, (one, other) => string.CompareOrdinal(one.Name, other.Name));
        foreach (var entry in entries)
        {
            var name = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
            if ((entry.Attributes & FileAttributes.ReparsePoint) != 0)
                _problems.Add(new SourceProblem($"{origin}: {name}", "This is a link; links are not followed."));
            else if (entry is DirectoryInfo && IgnoredNames.IsFolder(entry.Name))
                _problems.Add(new SourceProblem($"{origin}: {name}/", PassedOver));
            else if (entry is DirectoryInfo below)
                AddFolder(below, name, origin);
            else
                AddFile((FileInfo)entry, path, origin);
        }
    }

    private void AddFile(FileInfo file, string folder, string origin)
    {
        if (file.Extension.Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            AddZip(file);
            return;
        }

        var path = file.FullName;
        _files.Add(new SourceFile(
            folder, file.Name, origin, file.Length, file.LastWriteTimeUtc, () => Open(path), IgnoredNames.IsFile(file.Name) ? PassedOver : null));
    }

    private void AddZip(FileInfo file)
    {
        try
        {
            var (zip, refusal) = ZipReader.Open(file.FullName);
            if (zip is null)
            {
                _problems.Add(new SourceProblem(file.Name, refusal!.Message));
                return;
            }

            _zips.Add(zip);
            foreach (var content in zip.Files)
            {
                var slash = content.Name.LastIndexOf('/');
                _files.Add(new SourceFile(
                    slash < 0 ? "" : content.Name[..slash], content.Name[(slash + 1)..], file.Name, content.Size, content.Modified,
                    () => zip.Read(content), content.Refusal ?? (IgnoredNames.IsPath(content.Name) ? PassedOver : null)));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new SourceProblem(file.Name, "This zip can't be read."));
        }
    }

    // It was no link when it was listed; it must be none now.
    private static FileStream Open(string path) =>
        new(PosixFiles.OpenFile(path) ?? throw new FileNotFoundException("It went away."), FileAccess.Read, 128 * 1024);
}
