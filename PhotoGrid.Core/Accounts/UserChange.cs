namespace PhotoGrid.Accounts;

/// <summary>What to change of an account; null leaves it as it is.</summary>
/// <param name="Email">The mail to sign in with.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Password">A new password; ends all the user's sessions.</param>
/// <param name="IsAdmin">Whether they manage the machine.</param>
/// <param name="Quota">Whether to set the quota, and to what.</param>
public sealed record UserChange(string? Email = null, string? Name = null, string? Password = null, bool? IsAdmin = null, UserChangeQuota? Quota = null);

/// <summary>A quota to set; null bytes for none.</summary>
public sealed record UserChangeQuota(long? Bytes);
