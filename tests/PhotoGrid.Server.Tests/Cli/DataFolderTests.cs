using PhotoGrid.Foundation;
using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Tests.Cli;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _root = Path.Combine(Directory.CreateTempSubdirectory("photogrid-folder-").FullName, "data");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_root)!, recursive: true);

    [Fact]
    public void One_at_a_time_and_free_again_afterwards()
    {
        using (var first = DataFolder.Take(_root).Value)
        {
            var second = DataFolder.Take(_root);
            Assert.Equal(FailureKind.Conflict, second.Failure!.Kind);
            Assert.Contains("already", second.Failure.Message, StringComparison.Ordinal);
        }

        using var third = DataFolder.Take(_root).Value;
        Assert.Equal(_root, third.Root);
    }

    [Fact]
    public void A_new_folder_is_its_users_own()
    {
        using var folder = DataFolder.Take(_root).Value;

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_root));
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_refused_with_a_sentence()
    {
        File.WriteAllText(_root, "");

        Assert.Equal(FailureKind.Invalid, DataFolder.Take(_root).Failure!.Kind);
    }

    [Theory]
    [InlineData("nfs4", true)]
    [InlineData("cifs", true)]
    [InlineData("smb2", true)]
    [InlineData("fuse.sshfs", true)]
    [InlineData("fuseblk", true)]
    [InlineData("9p", true)]
    [InlineData("ext4", false)]
    [InlineData("btrfs", false)]
    [InlineData("xfs", false)]
    [InlineData("zfs", false)]
    [InlineData("tmpfs", false)]
    [InlineData("overlay", false)]
    public void Network_file_systems_are_known_by_name(string format, bool refused) => Assert.Equal(refused, NetworkFileSystem.IsOne(format));

    [Fact]
    public void This_machines_own_disk_is_none() => Assert.Null(NetworkFileSystem.NameAt(Path.GetTempPath()));
}
