namespace PhotoGrid.Access;

/// <summary>What becomes of a request.</summary>
public enum Verdict
{
    /// <summary>Go on.</summary>
    Allow,
    /// <summary>Who are you? 401.</summary>
    SignIn,
    /// <summary>The same 404 as for what doesn't exist.</summary>
    NotThere,
    /// <summary>It is known to be there, and you may not: 403.</summary>
    Forbidden,
}
