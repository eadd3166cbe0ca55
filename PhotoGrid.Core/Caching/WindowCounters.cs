namespace PhotoGrid.Caching;

/// <summary>Counts per key and window; windows are aligned, so all of a length end together. Bounded, and apart from the cache's bytes: a flood of keys pushes nothing else out.</summary>
internal sealed class WindowCounters(TimeProvider clock)
{
    private const int MaxKeys = 100_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Ends, long Count)> _counts = new(StringComparer.Ordinal);

    /// <summary>One more; answers the count of this window.</summary>
    public long Count(string key, TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        var now = clock.GetUtcNow().UtcTicks;
        lock (_gate)
        {
            var count = _counts.TryGetValue(key, out var known) && known.Ends > now ? known.Count + 1 : 1;
            if (_counts.Count >= MaxKeys)
                Sweep(now);
            _counts[key] = ((now / window.Ticks * window.Ticks) + window.Ticks, count);
            return count;
        }
    }

    private void Sweep(long now)
    {
        foreach (var (key, value) in _counts)
        {
            if (value.Ends <= now)
                _counts.Remove(key);
        }

        // Still full: a flood. Whoever counted once is forgotten first; who is near a limit stays.
        if (_counts.Count >= MaxKeys)
        {
            foreach (var (key, value) in _counts)
            {
                if (value.Count == 1)
                    _counts.Remove(key);
            }
        }

        if (_counts.Count >= MaxKeys)
            _counts.Clear();
    }
}
