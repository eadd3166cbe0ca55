using System.Security.Cryptography;

namespace PhotoGrid.Server.Cli;

/// <summary>A password for who doesn't want to think of one: about 98 bits, and no letters that look alike.</summary>
internal static class GeneratedPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
}
