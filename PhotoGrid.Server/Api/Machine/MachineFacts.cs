using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Api.Machine;

/// <summary>What only the running process knows of its machine.</summary>
internal sealed class MachineFacts(ServeOptions options, TimeProvider clock)
{
    /// <summary>Since when it runs.</summary>
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>The size of the data folder's disk and what the server may still use of it; zeros where the system does not say.</summary>
    public (long Total, long Free) Disk()
    {
        try
        {
            var drive = new DriveInfo(options.DataFolder);
            return (drive.TotalSize, drive.AvailableFreeSpace);
        }
        catch (IOException)
        {
            // A mount that does not answer: the page says that it is not known.
            return (0, 0);
        }
    }
}
