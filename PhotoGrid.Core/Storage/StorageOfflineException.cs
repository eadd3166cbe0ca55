namespace PhotoGrid.Storage;

/// <summary>
/// The medium that was there before is not there now: a disk that is not mounted, a NAS that is away. Nothing was read, written or
/// deleted; nothing may be concluded about blobs. It may be back at the next call.
/// </summary>
public sealed class StorageOfflineException : IOException
{
    /// <summary>Without a cause.</summary>
    public StorageOfflineException() : base("The storage is offline: its disk is not mounted.") { }

    /// <summary>With a sentence.</summary>
    public StorageOfflineException(string message) : base(message) { }

    /// <summary>With the cause.</summary>
    public StorageOfflineException(string message, Exception inner) : base(message, inner) { }
}
