using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Setup;

/// <summary>
/// The one folder that everything is in, and the lock that says whose it is. One process owns a data folder; the operating system
/// gives the lock back when that process ends, however it ends.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) => (Root, _lock) = (path, held);

    public string Root { get; }

    /// <summary>The socket by which command-line verbs reach the owner.</summary>
    public string ControlPath => ControlPathOf(Root);

    public static string ControlPathOf(string root) => Path.Combine(root, "control");

    /// <summary>Makes the folder when it is missing and takes its lock. CONFLICT: another process has it.</summary>
    public static Result<DataFolder> Take(string root)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(root);
            else
                Directory.CreateDirectory(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if (NetworkFileSystem.NameAt(root) is { } name)
            {
                return Failure.Invalid(
                    $"The data folder {root} is on a network file system ({name}), where databases get damaged. Put it on a disk of this machine; Storage:Originals may stay on the network.");
            }

            // FileShare.None is flock(LOCK_EX) here; it ends with the process, so a lock is never left behind.
            var held = new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            return new DataFolder(root, held);
        }
        catch (UnauthorizedAccessException)
        {
            return Failure.Invalid($"The data folder {root} can't be written to.");
        }
        catch (IOException fault) when (fault is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(Path.Combine(root, "lock")))
        {
            return Failure.Conflict($"PhotoGrid is running on the data folder {root} already. Stop it first, or choose another folder with --data.");
        }
        catch (IOException)
        {
            return Failure.Invalid($"The data folder {root} can't be made.");
        }
    }

    public void Dispose() => _lock.Dispose();
}
