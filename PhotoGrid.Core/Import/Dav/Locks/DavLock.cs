namespace PhotoGrid.Import.Dav.Locks;

/// <summary>What a client asks to lock.</summary>
/// <param name="Path">Where; it need not exist.</param>
/// <param name="IsExclusive">Alone, or shared with others who say so.</param>
/// <param name="IsDeep">With all that is below.</param>
/// <param name="OwnerXml">What the client says about who it is, as it came; may be empty.</param>
public sealed record DavLockRequest(DavPath Path, bool IsExclusive, bool IsDeep, string OwnerXml);

/// <summary>A lock that is held.</summary>
/// <param name="Token">A URI that nobody can guess.</param>
/// <param name="Asked">What is locked.</param>
/// <param name="Lifetime">What was granted.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record DavLock(string Token, DavLockRequest Asked, TimeSpan Lifetime, DateTimeOffset ExpiresAt)
{
    /// <summary>Where the lock was taken.</summary>
    public DavPath Path => Asked.Path;

    /// <summary>Whether it locks this path, by itself or from above.</summary>
    public bool Covers(DavPath path) => Path == path || (Asked.IsDeep && Path.Holds(path));
}
