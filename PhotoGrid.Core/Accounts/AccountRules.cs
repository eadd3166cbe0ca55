using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts;

/// <summary>What an account's fields may be. Each check answers the cleaned value or the sentence to show.</summary>
public static class AccountRules
{
    /// <summary>The shortest password: length is what counts, so there is no rule about its letters.</summary>
    public const int ShortestPassword = 8;

    private const int LongestPassword = 512;
    private const int LongestEmail = 254;
    private const int LongestName = 100;

    /// <summary>Trimmed and lower case; has one @ with something on both sides.</summary>
    public static Result<string> Email(string email)
    {
        var clean = email.Trim().ToLowerInvariant();
        var at = clean.IndexOf('@');
        return at > 0 && at == clean.LastIndexOf('@') && at < clean.Length - 1 && clean.Length <= LongestEmail && !HasControls(clean) && !clean.Contains(' ')
            ? clean
            : Failure.Invalid("That is not a mail address.", "email");
    }

    /// <summary>Trimmed, 1 to 100 characters, none of them a control character.</summary>
    public static Result<string> Name(string name, string field = "name")
    {
        var clean = name.Trim();
        return clean.Length is > 0 and <= LongestName && !HasControls(clean)
            ? clean
            : Failure.Invalid($"A name has 1 to {LongestName} characters.", field);
    }

    /// <summary>8 to 512 characters, taken as they are.</summary>
    public static Result<string> Password(string password, string field = "password") =>
        password.Length is >= ShortestPassword and <= LongestPassword
            ? password
            : Failure.Invalid($"A password has at least {ShortestPassword} characters.", field);

    private static bool HasControls(string text) => text.Any(char.IsControl);
}
