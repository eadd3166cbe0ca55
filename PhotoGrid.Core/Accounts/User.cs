using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts;

/// <summary>An account. The mail is lower case; <paramref name="QuotaBytes"/> is null where there is no limit.</summary>
public sealed record User(UserId Id, string Email, string Name, bool IsAdmin, long? QuotaBytes, DateTimeOffset CreatedAt);
