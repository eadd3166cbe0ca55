using PhotoGrid.Access;
using PhotoGrid.Accounts;
using PhotoGrid.Accounts.Keys;
using PhotoGrid.Accounts.Sessions;

namespace PhotoGrid.Server.Api.Accounts;

/// <summary>From what accounts are to what the wire shows.</summary>
internal static class Wire
{
    public static UserJson Of(User user) => new(user.Id.ToString(), user.Email, user.Name, user.IsAdmin, user.QuotaBytes, user.CreatedAt);

    public static SignedInJson Of(IssuedSession issued) => issued.RefreshToken is null
        ? new SignedInJson(null, null, null, Of(issued.User))
        : new SignedInJson(issued.AccessToken, issued.RefreshToken, (long)SessionTerms.Access.TotalSeconds, Of(issued.User));

    public static SessionJson Of(Session session, Guid current) => new(
        session.Id.ToString(), session.Kind == "cookie" ? SessionMode.Cookie : SessionMode.Token, session.Device,
        session.CreatedAt, session.LastUsedAt, session.EndsAt, session.Id == current);

    public static ApiKeyJson Of(ApiKey key, string? secret = null) => new(
        key.Id.ToString(), key.Name, [.. Words(key.Scopes)], key.Hint, key.CreatedAt, key.LastUsedAt, secret);

    public static Scopes Of(IEnumerable<ScopeWord> words) => words.Aggregate(Scopes.None, (all, word) => all | word switch
    {
        ScopeWord.Read => Scopes.Read,
        ScopeWord.Write => Scopes.Write,
        _ => Scopes.Upload,
    });

    private static IEnumerable<ScopeWord> Words(Scopes scopes)
    {
        if (scopes.HasFlag(Scopes.Read))
            yield return ScopeWord.Read;
        if (scopes.HasFlag(Scopes.Write))
            yield return ScopeWord.Write;
        if (scopes.HasFlag(Scopes.Upload))
            yield return ScopeWord.Upload;
    }
}
