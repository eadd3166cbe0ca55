using System.Security.Cryptography;

namespace PhotoGrid.Accounts.Passwords;

/// <summary>
/// Passwords at rest: PBKDF2-HMAC-SHA512 as <c>v1$iterations$salt$hash</c>, so that the cost can rise later without a migration.
/// At most one hash per processor is computed at a time; the others wait. Safe for concurrent use.
/// </summary>
/// <param name="iterations">The cost of new hashes. 210,000 is what OWASP asks of PBKDF2-SHA512; tests use fewer.</param>
public sealed class PasswordHasher(int iterations = PasswordHasher.StandardIterations) : IDisposable
{
    /// <summary>The cost outside of tests.</summary>
    public const int StandardIterations = 210_000;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    // A flood of sign-ins must leave the photos a processor to be served with.
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount - 1));

    // Fits nothing and costs what a real one does: an account that isn't there must not answer sooner.
    private readonly string _nobody = $"v1${iterations}${Convert.ToBase64String(new byte[SaltBytes])}${Convert.ToBase64String(new byte[HashBytes])}";

    /// <summary>A new hash with a salt of its own.</summary>
    public Task<string> HashAsync(string password, CancellationToken ct) => TakeTurnAsync(() => Hash(password), ct);

    /// <summary>Whether it is that password. Null for <paramref name="stored"/> (no such account) takes the same time and is false.</summary>
    public Task<bool> VerifyAsync(string? stored, string password, CancellationToken ct) => TakeTurnAsync(
        () =>
        {
            var known = Verify(stored ?? _nobody, password);
            return known && stored is not null;
        },
        ct);

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private static bool Verify(string stored, string password)
    {
        var parts = stored.Split('$');
        if (parts is not ["v1", var count, var salt, var hash] || !int.TryParse(count, out var rounds))
            return false;
        var expected = Convert.FromBase64String(hash);
        var actual = Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(salt), rounds, HashAlgorithmName.SHA512, expected.Length);
        return CryptographicOperations.FixedTimeEquals(expected, actual);
    }

    private string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, HashBytes);
        return $"v1${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    private async Task<T> TakeTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        await _turns.WaitAsync(ct);
        try
        {
            return await Task.Run(work, ct);
        }
        finally
        {
            _turns.Release();
        }
    }
}
