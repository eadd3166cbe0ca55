using System.Buffers.Binary;
using PhotoGrid.Caching;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Passwords;

/// <summary>
/// Five wrong tries for one account from one address, then fifteen minutes of pause. Tries for the same pair take turns, so that a
/// hundred at once are not a hundred tries. The memory is a cache: losing it forgives, it never locks out.
/// </summary>
public sealed class SignInLimit
{
    private const int Tries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private readonly ICache _cache;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Gate> _gates = [];

    /// <summary>Counts in the cache, times by the clock.</summary>
    public SignInLimit(ICache cache, TimeProvider clock) => (_cache, _clock) = (cache, clock);

    /// <summary>Waits for this pair's turn. Dispose the turn; look at its refusal first.</summary>
    public async Task<Turn> EnterAsync(string account, string address, CancellationToken ct)
    {
        var key = $"sign-in:{address}:{account}";
        Gate? gate;
        lock (_gates)
        {
            if (!_gates.TryGetValue(key, out gate))
                _gates[key] = gate = new Gate();
            gate.Users++;
        }

        var turn = new Turn(this, key, gate);
        try
        {
            await gate.Semaphore.WaitAsync(ct);
        }
        catch
        {
            turn.Leave();
            throw;
        }

        turn.Entered = true;
        if (await _cache.GetAsync(key, ct) is { Length: 2 * sizeof(long) } noted)
            turn.Note(BinaryPrimitives.ReadInt64LittleEndian(noted), BinaryPrimitives.ReadInt64LittleEndian(noted.AsSpan(sizeof(long))));
        return turn;
    }

    private static Failure? Refuse(long milliseconds) => milliseconds <= 0 ? null : new Failure(
        FailureKind.RateLimited, "RATE_LIMITED", "Too many wrong tries. Wait a while, then try again.",
        new Dictionary<string, object?> { ["retryAfter"] = (milliseconds + 999) / 1000 });

    /// <summary>One try, from its gate to its outcome.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly SignInLimit _limit;
        private readonly string _key;
        private readonly Gate _gate;
        private long _failed;

        internal Turn(SignInLimit limit, string key, Gate gate) => (_limit, _key, _gate) = (limit, key, gate);

        /// <summary>RATE_LIMITED while the pause lasts, with its seconds.</summary>
        public Failure? Refusal { get; internal set; }

        internal bool Entered { get; set; }

        /// <summary>Notes a wrong try; the fifth starts the pause.</summary>
        public async Task FailedAsync(CancellationToken ct)
        {
            var pausedUntil = ++_failed >= Tries ? Instant.Of(_limit._clock.GetUtcNow() + Pause) : 0;
            var note = new byte[2 * sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(note, _failed);
            BinaryPrimitives.WriteInt64LittleEndian(note.AsSpan(sizeof(long)), pausedUntil);
            await _limit._cache.SetAsync(_key, note, Pause, ct);
        }

        /// <summary>Forgets the wrong tries before it.</summary>
        public async Task SucceededAsync(CancellationToken ct) => await _limit._cache.RemoveAsync(_key, ct);

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Entered)
                _gate.Semaphore.Release();
            Leave();
        }

        // A pause that is over forgives what led to it.
        internal void Note(long failed, long pausedUntil)
        {
            Refusal = Refuse(pausedUntil - Instant.Now(_limit._clock));
            _failed = failed >= Tries && Refusal is null ? 0 : failed;
        }

        internal void Leave()
        {
            lock (_limit._gates)
            {
                if (--_gate.Users > 0)
                    return;
                _limit._gates.Remove(_key);
                _gate.Semaphore.Dispose();
            }
        }
    }

    internal sealed class Gate
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }
    }
}
