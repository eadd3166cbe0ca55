using PhotoGrid.Access;

namespace PhotoGrid.Accounts.Keys;

/// <summary>A key for scripts. <paramref name="Hint"/> is its first letters, to tell keys apart; the secret itself is shown once and kept nowhere.</summary>
public sealed record ApiKey(Guid Id, string Name, Scopes Scopes, string Hint, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
