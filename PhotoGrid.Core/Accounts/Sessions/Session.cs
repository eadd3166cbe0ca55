namespace PhotoGrid.Accounts.Sessions;

/// <summary>One sign-in as its owner sees it. It ends at <paramref name="EndsAt"/> unless it is used before.</summary>
public sealed record Session(Guid Id, string Kind, string Device, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset EndsAt);
