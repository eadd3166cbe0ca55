using PhotoGrid.Core.Tests.Catalog;
using PhotoGrid.Disk;
using PhotoGrid.Import.Walk;

namespace PhotoGrid.Core.Tests.Import.Walk;

public sealed class FolderWalkTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_are_found_with_their_size_time_and_number_in_their_folders()
    {
        var path = Write("2024/Süd tirol/a b.jpg", 3);
        Write("top.JPG", 5);
        Write("2024/notes.txt", 1);
        File.SetLastWriteTimeUtc(path, new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc));

        var folders = Walk();

        Assert.Equal(["", "2024", "2024/Süd tirol"], folders.Select(folder => folder.Path).Order());
        var file = Assert.Single(folders.Single(folder => folder.Path == "2024/Süd tirol").Files);
        Assert.Equal(("a b.jpg", 3, new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero)), (file.Name, file.Size, FileFacts.MomentOf(file.Modified)));
        Assert.Equal(5, Assert.Single(folders.Single(folder => folder.Path.Length == 0).Files).Size);
        Assert.Empty(folders.Single(folder => folder.Path == "2024").Files);
        Assert.Equal(path, FolderWalk.PathOf(_folder.Path, "2024/Süd tirol", "a b.jpg"));
        Assert.Equal(OperatingSystem.IsLinux(), file.Inode != 0);
    }

    [Theory]
    [InlineData(".hidden/a.jpg")]
    [InlineData(".trash/a.jpg")]
    [InlineData("@eaDir/a.jpg/SYNOPHOTO_THUMB_B.jpg")]
    [InlineData("#recycle/a.jpg")]
    [InlineData("$Recycle.Bin/a.jpg")]
    [InlineData("a/b/__MACOSX/a.jpg")]
    [InlineData("a/._a.jpg")]
    [InlineData("~a.jpg")]
    [InlineData("Thumbs.db")]
    [InlineData("a.jpg.part")]
    [InlineData("a.jpg.CRDOWNLOAD")]
    public void What_is_no_photo_of_people_is_passed_over(string path)
    {
        Write(path, 1);
        Write("kept/ordinary.jpg", 1);

        var found = FolderWalk.Run(_folder.Path, _ => true).SelectMany(folder => folder.Files).Select(file => file.Name);

        Assert.Equal(["ordinary.jpg"], found);
        Assert.True(IgnoredNames.IsPath(path));
        Assert.False(IgnoredNames.IsPath("kept/ordinary.jpg"));
    }

    [Fact]
    public void Links_are_not_followed_neither_to_files_nor_to_folders()
    {
        using var outside = new TempFolder();
        File.WriteAllText(Path.Combine(outside.Path, "secret.jpg"), "x");
        Write("real/a.jpg", 1);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "out"), outside.Path);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "round"), _folder.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link.jpg"), Path.Combine(outside.Path, "secret.jpg"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "dangling.jpg"), Path.Combine(outside.Path, "nothing.jpg"));

        var folders = Walk();

        Assert.Equal(["", "real"], folders.Select(folder => folder.Path).Order());
        Assert.Equal(["a.jpg"], folders.SelectMany(folder => folder.Files).Select(file => file.Name));
    }

    [Fact]
    public void A_root_that_is_not_there_is_no_empty_folder()
    {
        Assert.Throws<DirectoryNotFoundException>(() => FolderWalk.Run(Path.Combine(_folder.Path, "gone"), _ => true).ToList());
    }

    [Fact]
    public void A_folder_that_can_t_be_listed_says_so()
    {
        Write("open/a.jpg", 1);
        Write("deep/" + string.Join('/', Enumerable.Repeat(new string('x', 200), 15)) + "/a.jpg", 1);
        // Longer than a path may be, from where the walk begins: made by stepping into it, as other programs do.
        var root = Path.Combine(_folder.Path, string.Join('/', Enumerable.Repeat(new string('y', 200), 6)));
        Directory.CreateDirectory(Path.GetDirectoryName(root)!);
        Directory.Move(Path.Combine(_folder.Path, "deep"), root);

        var folders = Walk();
        Directory.Move(root, Path.Combine(_folder.Path, "deep")); // Nothing else could remove it.

        Assert.Contains(folders, folder => !folder.IsReadable);
        Assert.Equal(["a.jpg"], folders.Where(folder => folder.IsReadable).SelectMany(folder => folder.Files).Select(file => file.Name));
    }

    private List<WalkedFolder> Walk() => [.. FolderWalk.Run(_folder.Path, name => name.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase))];

    private string Write(string path, int size)
    {
        var full = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, new byte[size]);
        return full;
    }
}
