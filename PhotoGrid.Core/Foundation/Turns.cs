namespace PhotoGrid.Foundation;

/// <summary>Lets one at a time do something for a key; the others wait in line. Keys nobody waits for take no room. Safe for concurrent use.</summary>
public sealed class Turns<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Line> _lines = [];

    /// <summary>Waits for this key's turn; dispose what comes back to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(TKey key, CancellationToken ct)
    {
        Line? line;
        lock (_lines)
        {
            if (!_lines.TryGetValue(key, out line))
                _lines[key] = line = new Line();
            line.Count++;
        }

        try
        {
            await line.Semaphore.WaitAsync(ct);
        }
        catch
        {
            Leave(key, line);
            throw;
        }

        return new Turn(this, key, line);
    }

    private void Leave(TKey key, Line line)
    {
        lock (_lines)
        {
            if (--line.Count > 0)
                return;
            _lines.Remove(key);
            line.Semaphore.Dispose();
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Count { get; set; }
    }

    private sealed class Turn(Turns<TKey> turns, TKey key, Line line) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (_left)
                return;
            _left = true;
            line.Semaphore.Release();
            turns.Leave(key, line);
        }
    }
}
