using System.Security.Cryptography;
using System.Text;

namespace PhotoGrid.Server.Api.Accounts;

/// <summary>Printed at start while there is no account: who can read it may set the machine up from elsewhere. New at every start.</summary>
internal sealed class SetupCode
{
    // No letters that look like digits: people type it from a terminal.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public string Text { get; } = $"{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}";

    public bool Fits(string? typed) => typed is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Plain(typed)), Encoding.UTF8.GetBytes(Plain(Text)));

    private static string Plain(string text) => text.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
}
