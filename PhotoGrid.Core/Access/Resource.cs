using PhotoGrid.Foundation;

namespace PhotoGrid.Access;

/// <summary>What kind of thing it is about.</summary>
public enum ResourceKind
{
    /// <summary>For everyone: health, the server's facts, signing in.</summary>
    Open,
    /// <summary>Carries its own proof in the address (a signed URL); no other credentials are looked at.</summary>
    SignedUrl,
    /// <summary>An account: name, preferences, sessions, keys.</summary>
    Account,
    /// <summary>Anything in a library: photos, albums, uploads, the feed.</summary>
    Library,
    /// <summary>What belongs to the whole machine: everybody's accounts, health, backups.</summary>
    Machine,
}

/// <summary>What it is about: whose it is, and what the owner has granted the caller on it.</summary>
public readonly record struct Resource(ResourceKind Kind, UserId Owner, Permissions Granted = Permissions.None)
{
    /// <summary>Something that was looked up and isn't there. Asking for it ends like asking for what is another's.</summary>
    public static Resource Missing { get; } = new(ResourceKind.Library, default);

    /// <summary>A thing in somebody's library, with the caller's grants on it (none needed for one's own).</summary>
    public static Resource In(UserId owner, Permissions granted = Permissions.None) => new(ResourceKind.Library, owner, granted);
}
