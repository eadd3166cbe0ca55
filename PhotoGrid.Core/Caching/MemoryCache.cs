using System.Diagnostics.CodeAnalysis;

namespace PhotoGrid.Caching;

/// <summary>The cache of one process: a bounded number of bytes, least recently used go first.</summary>
/// <param name="clock">Decides when an entry is too old.</param>
/// <param name="maxBytes">Bound on keys, values and their bookkeeping; 100 MB unless said otherwise.</param>
public sealed class MemoryCache(TimeProvider clock, long maxBytes = 100_000_000) : ICache
{
    // A dictionary slot, a list node and the array's head.
    private const int EntryOverhead = 160;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = [];
    private readonly Dictionary<string, TaskCompletionSource<byte[]?>> _making = new(StringComparer.Ordinal);
    private readonly WindowCounters _counters = new(clock);
    private long _bytes;

    /// <summary>What is held now, in bytes; for metrics.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <inheritdoc/>
    public ValueTask<byte[]?> GetAsync(string key, CancellationToken ct)
    {
        lock (_gate)
            return ValueTask.FromResult(TryGet(key, out var value) ? value : null);
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(string key, byte[] value, TimeSpan ttl, CancellationToken ct)
    {
        lock (_gate)
        {
            // What is being made now was asked for before this was known.
            _making.Remove(key);
            Keep(key, value, ttl);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]?> GetOrMakeAsync(
        string key, TimeSpan ttl, Func<CancellationToken, ValueTask<byte[]?>> make, CancellationToken ct)
    {
        TaskCompletionSource<byte[]?>? mine = null;
        TaskCompletionSource<byte[]?>? flight;
        lock (_gate)
        {
            if (TryGet(key, out var value))
                return value;
            if (!_making.TryGetValue(key, out flight))
                _making[key] = flight = mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (mine is not null)
            _ = MakeAsync(key, ttl, make, mine);
        return await flight.Task.WaitAsync(ct);
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(string key, CancellationToken ct)
    {
        lock (_gate)
        {
            _making.Remove(key);
            Drop(key);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(string key, TimeSpan window, CancellationToken ct) => ValueTask.FromResult(_counters.Count(key, window));

    // Without the caller's token: others wait for the same answer, and may stay when the first has left.
    [SuppressMessage("Design", "CA1031", Justification = "Every failure goes to those who wait; this task has no one else to tell.")]
    private async Task MakeAsync(
        string key, TimeSpan ttl, Func<CancellationToken, ValueTask<byte[]?>> make, TaskCompletionSource<byte[]?> flight)
    {
        try
        {
            var value = await make(CancellationToken.None);
            lock (_gate)
            {
                // Removed or set meanwhile: what was made may be of an older state, and is not kept.
                if (Land(key, flight) && value is not null)
                    Keep(key, value, ttl);
            }

            flight.SetResult(value);
        }
        catch (Exception error)
        {
            lock (_gate)
                Land(key, flight);
            flight.SetException(error);
            // Looked at here, for nobody may be waiting any more.
            _ = flight.Task.Exception;
        }
    }

    private bool Land(string key, TaskCompletionSource<byte[]?> flight) =>
        _making.TryGetValue(key, out var current) && ReferenceEquals(current, flight) && _making.Remove(key);

    private bool TryGet(string key, [NotNullWhen(true)] out byte[]? value)
    {
        value = null;
        if (!_entries.TryGetValue(key, out var node))
            return false;
        if (node.Value.Until <= clock.GetUtcNow())
        {
            Drop(key);
            return false;
        }

        _byUse.Remove(node);
        _byUse.AddLast(node);
        value = node.Value.Value;
        return true;
    }

    private void Keep(string key, byte[] value, TimeSpan ttl)
    {
        Drop(key);
        var entry = new Entry(key, value, clock.GetUtcNow() + ttl);
        if (entry.Bytes > maxBytes / 100)
            return;
        _entries[key] = _byUse.AddLast(entry);
        _bytes += entry.Bytes;
        while (_bytes > maxBytes)
            Drop(_byUse.First!.Value.Key);
    }

    private void Drop(string key)
    {
        if (!_entries.Remove(key, out var node))
            return;
        _byUse.Remove(node);
        _bytes -= node.Value.Bytes;
    }

    private sealed record Entry(string Key, byte[] Value, DateTimeOffset Until)
    {
        public long Bytes => EntryOverhead + (Key.Length * 2) + Value.Length;
    }
}
