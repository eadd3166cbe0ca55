using System.Buffers.Binary;
using PhotoGrid.Caching;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Passwords;

/// <summary>
/// Five wrong tries for one account from one address, then fifteen minutes of pause. Tries for the same pair take turns, so that a
/// hundred at once are not a hundred tries. The memory is a cache: losing it forgives, it never locks out.
/// </summary>
public sealed class SignInLimit(ICache cache, TimeProvider clock)
{
    private const int Tries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private readonly Turns<string> _turns = new();

    /// <summary>Waits for this pair's turn. Dispose the try; look at its refusal first.</summary>
    public async Task<SignInTry> EnterAsync(string account, string address, CancellationToken ct)
    {
        var key = $"sign-in:{address}:{account}";
        var turn = await _turns.EnterAsync(key, ct);
        var (failed, pausedUntil) = await cache.GetAsync(key, ct) is { Length: 2 * sizeof(long) } note
            ? (BinaryPrimitives.ReadInt64LittleEndian(note), BinaryPrimitives.ReadInt64LittleEndian(note.AsSpan(sizeof(long))))
            : (0, 0);
        var left = pausedUntil - Instant.Now(clock);
        return new SignInTry(this, turn, key, pausedUntil > 0 && left <= 0 ? 0 : failed, left > 0 ? Refuse(left) : null);
    }

    internal async Task NoteAsync(string key, long failed, CancellationToken ct)
    {
        var note = new byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(note, failed);
        BinaryPrimitives.WriteInt64LittleEndian(note.AsSpan(sizeof(long)), failed >= Tries ? Instant.Of(clock.GetUtcNow() + Pause) : 0);
        await cache.SetAsync(key, note, Pause, ct);
    }

    internal ValueTask ForgiveAsync(string key, CancellationToken ct) => cache.RemoveAsync(key, ct);

    private static Failure Refuse(long milliseconds) => new(
        FailureKind.RateLimited, "RATE_LIMITED", "Too many wrong tries. Wait a while, then try again.",
        new Dictionary<string, object?> { ["retryAfter"] = (milliseconds + 999) / 1000 });
}
