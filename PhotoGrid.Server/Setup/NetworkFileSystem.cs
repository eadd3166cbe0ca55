namespace PhotoGrid.Server.Setup;

/// <summary>Tells disks of this machine from file systems that only look like one, by statfs.</summary>
internal static class NetworkFileSystem
{
    // SQLite's log needs shared memory and honest locks; none of these gives both. FUSE may be anything, sshfs and rclone among it.
    private static readonly string[] Names = ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "fuse", "fuseblk", "afs", "9p", "v9fs", "ncp", "ncpfs", "coda", "ceph", "gfs", "gfs2", "glusterfs", "lustre"];

    /// <summary>The name of the network file system that the folder is on; null when it is on none.</summary>
    public static string? NameAt(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return drive.DriveType == DriveType.Network || IsOne(drive.DriveFormat) ? drive.DriveFormat : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What can't say what it is gets the benefit of the doubt: taking the lock comes next and fails by itself.
            return null;
        }
    }

    internal static bool IsOne(string format) => Names.Contains(format, StringComparer.OrdinalIgnoreCase) || format.StartsWith("fuse.", StringComparison.OrdinalIgnoreCase);
}
