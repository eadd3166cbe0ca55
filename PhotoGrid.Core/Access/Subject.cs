using PhotoGrid.Foundation;

namespace PhotoGrid.Access;

/// <summary>How the caller proved who they are.</summary>
public enum SubjectKind
{
    /// <summary>Not at all.</summary>
    Nobody,
    /// <summary>A session of a browser, by cookie.</summary>
    Cookie,
    /// <summary>A session of a program, by bearer token.</summary>
    Token,
    /// <summary>An API key.</summary>
    Key,
}

/// <summary>Who asks. Immutable, shared between requests.</summary>
/// <param name="Kind">How they proved it.</param>
/// <param name="User">Whose account; the empty id for nobody.</param>
/// <param name="IsAdmin">Manages accounts, jobs and health; sees no more photos for it.</param>
/// <param name="Scopes">What the key is for; everything for sessions.</param>
/// <param name="Credential">The session or the key.</param>
public sealed record Subject(SubjectKind Kind, UserId User, bool IsAdmin, Scopes Scopes, Guid Credential)
{
    /// <summary>A caller without valid credentials.</summary>
    public static Subject Nobody { get; } = new(SubjectKind.Nobody, default, false, Scopes.None, default);

    /// <summary>Whether a person stands behind it: a session, not a key.</summary>
    public bool IsSession => Kind is SubjectKind.Cookie or SubjectKind.Token;
}
