namespace PhotoGrid.Disk;

/// <summary>Recognises a medium without room, which .NET reports as any other <see cref="IOException"/>.</summary>
public static class DiskFull
{
    // ENOSPC; EDQUOT on Linux and on macOS; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL as .NET writes them.
    private static readonly int[] Numbers = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Whether the medium is full or the quota used up.</summary>
    public static bool Causes(IOException error) => Numbers.Contains(error.HResult);

    /// <summary>The same of a number of the operating system.</summary>
    internal static bool Is(int errno) => Numbers.Contains(errno);
}
