namespace PhotoGrid.Accounts.Sessions;

/// <summary>How long things last.</summary>
public static class SessionTerms
{
    /// <summary>An access token.</summary>
    public static readonly TimeSpan Access = TimeSpan.FromHours(1);

    /// <summary>A cookie or a refresh token, from its last use.</summary>
    public static readonly TimeSpan Sliding = TimeSpan.FromDays(30);

    /// <summary>Last-used times are written this far apart at most, off the request.</summary>
    public static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(5);
}
