namespace PhotoGrid.Storage;

/// <summary>Recognises a medium without room, which .NET reports as any other <see cref="IOException"/>.</summary>
internal static class DiskFull
{
    // ENOSPC; EDQUOT on Linux and on macOS; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL as .NET writes them.
    private static readonly int[] Numbers = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Whether the medium is full or the quota used up.</summary>
    public static bool Causes(IOException error) => error is not StorageFullException && Numbers.Contains(error.HResult);

    /// <summary>The exception that callers know.</summary>
    public static StorageFullException From(IOException error) => new("The disk is full.", error);
}
