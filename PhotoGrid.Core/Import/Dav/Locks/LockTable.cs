using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav.Locks;

/// <summary>
/// The locks that clients hold, each user's apart. In memory: a restart ends them all, as it may (RFC 4918, 6.6), and a client that comes
/// back with an old token is told. They bind WebDAV clients and nobody else. Safe for concurrent use.
/// </summary>
public sealed class LockTable(TimeProvider clock)
{
    /// <summary>A client that is gone blocks others no longer than this.</summary>
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromHours(1);

    // A file manager holds a handful.
    private const int MostLocks = 1000;

    private static readonly Failure TooMany = Failure.Conflict($"There are {MostLocks} locks already.");

    private readonly Dictionary<UserId, List<DavLock>> _locks = [];

    /// <summary>Takes a lock, or answers the one that stands against it. CONFLICT for too many.</summary>
    public Result<(DavLock? Taken, DavLock? Against)> Take(UserId owner, DavLockRequest asked, TimeSpan lifetime)
    {
        lock (_locks)
        {
            var held = HeldBy(owner);
            var against = held.FirstOrDefault(other =>
                (other.Covers(asked.Path) || (asked.IsDeep && asked.Path.Holds(other.Path))) && (asked.IsExclusive || other.Asked.IsExclusive));
            if (against is not null)
                return (null, against);
            if (held.Count >= MostLocks)
                return TooMany;
            var granted = Granted(lifetime);
            var taken = new DavLock($"urn:uuid:{Guid.NewGuid()}", asked, granted, clock.GetUtcNow() + granted);
            held.Add(taken);
            return (taken, null);
        }
    }

    /// <summary>Begins the lifetime anew; null when no lock on this path has the token.</summary>
    public DavLock? Refresh(UserId owner, DavPath path, string token, TimeSpan lifetime)
    {
        lock (_locks)
        {
            var held = HeldBy(owner);
            var at = held.FindIndex(one => one.Token == token && one.Covers(path));
            return at < 0 ? null : held[at] = held[at] with { Lifetime = Granted(lifetime), ExpiresAt = clock.GetUtcNow() + Granted(lifetime) };
        }
    }

    /// <summary>Gives a lock back, by any path that it covers; false when there is none.</summary>
    public bool Release(UserId owner, DavPath path, string token)
    {
        lock (_locks)
            return HeldBy(owner).RemoveAll(one => one.Token == token && one.Covers(path)) > 0;
    }

    /// <summary>What was here is gone: locks at the path and below end with it.</summary>
    public void Forget(UserId owner, DavPath path)
    {
        lock (_locks)
            HeldBy(owner).RemoveAll(one => path.Holds(one.Path));
    }

    /// <summary>The locks that cover a path.</summary>
    public IReadOnlyList<DavLock> On(UserId owner, DavPath path) => Where(owner, one => one.Covers(path));

    /// <summary>The locks at a path and below it.</summary>
    public IReadOnlyList<DavLock> Within(UserId owner, DavPath path) => Where(owner, one => path.Holds(one.Path));

    private DavLock[] Where(UserId owner, Func<DavLock, bool> which)
    {
        lock (_locks)
            return _locks.ContainsKey(owner) ? [.. HeldBy(owner).Where(which)] : [];
    }

    // Of this user, without those that have ended.
    private List<DavLock> HeldBy(UserId owner)
    {
        if (!_locks.TryGetValue(owner, out var held))
            _locks[owner] = held = [];
        var now = clock.GetUtcNow();
        held.RemoveAll(one => one.ExpiresAt <= now);
        return held;
    }

    private static TimeSpan Granted(TimeSpan asked) => asked < LongestLifetime ? asked : LongestLifetime;
}
