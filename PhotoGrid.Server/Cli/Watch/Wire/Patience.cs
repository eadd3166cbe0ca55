namespace PhotoGrid.Server.Cli.Watch.Wire;

/// <summary>The server is away for longer than one is to wait, or does not take what it is asked; the message is for people.</summary>
internal sealed class ServerAwayException(string message) : Exception(message);

/// <summary>
/// How long a server that does not answer is waited for: from half a second between tries up to a minute. One for all that talk to the server,
/// so that they wait together. Says once that it is away and once that it is back.
/// </summary>
/// <param name="limit">How long without an answer is too long; null: never.</param>
internal sealed class Patience(TimeSpan? limit, TimeProvider clock, Func<string, Task> say)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long? _awaySince;
    private TimeSpan _next = First;

    /// <summary>The server answered.</summary>
    public async Task AnsweredAsync()
    {
        lock (_gate)
        {
            if (_awaySince is null)
                return;
            (_awaySince, _next) = (null, First);
        }

        await say("The server is back.");
    }

    /// <summary>Waits before the next try. Throws <see cref="ServerAwayException"/> with the reason when that is no use any more.</summary>
    public async Task WaitAsync(string reason, TimeSpan? atLeast, CancellationToken ct)
    {
        bool isNew;
        TimeSpan delay;
        lock (_gate)
        {
            isNew = _awaySince is null;
            _awaySince ??= clock.GetTimestamp();
            var waited = clock.GetElapsedTime(_awaySince.Value);
            if (limit is { } most && waited >= most)
                throw new ServerAwayException(reason);
            // A little apart from one another: many clients of a server that comes back.
            delay = _next * (0.75 + (Random.Shared.NextDouble() / 2));
            if (limit is { } left && delay > left - waited)
                delay = left - waited;
            _next = _next * 2 < Longest ? _next * 2 : Longest;
        }

        if (isNew)
            await say($"{reason} Trying again …");
        await Task.Delay(atLeast > delay ? atLeast.Value : delay, clock, ct);
    }
}
