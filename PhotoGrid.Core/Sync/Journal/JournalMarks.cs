using System.Collections.Concurrent;
using System.Threading.Channels;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Sync.Journal;

/// <summary>
/// Knows whose changes may not be in their journal yet. A library's first change after a quiet time leaves a durable mark before it is
/// committed, so that a start after a crash finds it; every commit wakes the writer. Thread-safe.
/// </summary>
public sealed class JournalMarks : IDisposable
{
    private readonly ICatalog _catalog;
    private readonly ConcurrentDictionary<UserId, byte> _marked = new();
    private readonly SemaphoreSlim _marking = new(1, 1);
    private readonly Channel<UserId> _changed = Channel.CreateUnbounded<UserId>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Listens to the feed from now on.</summary>
    public JournalMarks(ICatalog catalog, ChangeFeed feed)
    {
        _catalog = catalog;
        feed.Appending += session =>
        {
            var owner = session.Owner;
            session.BeforeCommit(ct => RaiseAsync(owner, ct));
            session.AfterCommit(() =>
            {
                _changed.Writer.TryWrite(owner);
                return ValueTask.CompletedTask;
            });
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _marking.Dispose();

    /// <summary>Says that a library is to be looked at, e.g. again later.</summary>
    public void Wake(UserId owner) => _changed.Writer.TryWrite(owner);

    /// <summary>Waits until something changed.</summary>
    public async ValueTask WaitAsync(CancellationToken ct) => await _changed.Reader.WaitToReadAsync(ct);

    /// <summary>Whose libraries changed since the last call, each once.</summary>
    public IReadOnlySet<UserId> Take()
    {
        var owners = new HashSet<UserId>();
        while (_changed.Reader.TryRead(out var owner))
        {
            if (_marked.ContainsKey(owner))
                owners.Add(owner);
        }

        return owners;
    }

    /// <summary>Marks that an earlier run left behind wake the writer, as if those libraries had changed now.</summary>
    public async Task RecallAsync(CancellationToken ct)
    {
        await using var session = await _catalog.OpenGlobalReadAsync(ct);
        foreach (var owner in await session.Sql.ListAsync("SELECT owner_id FROM journal_open", SqlArgs.None, row => UserId.FromBytes(row.Bytes(0)), ct))
        {
            _marked[owner] = 0;
            Wake(owner);
        }
    }

    /// <summary>Libraries that carry a mark.</summary>
    public IReadOnlyCollection<UserId> Marked => [.. _marked.Keys];

    /// <summary>
    /// Takes the mark away where the journal holds everything up to <paramref name="journaled"/> and nothing came after. Holds the
    /// library's writer, so that no change is between its mark and its commit meanwhile.
    /// </summary>
    public async Task LowerAsync(UserId owner, long journaled, CancellationToken ct)
    {
        await using var writer = await _catalog.OpenAsync(owner, ct);
        if (await ChangeFeed.HeadAsync(writer, ct) != journaled)
            return;
        await ForgetAsync(owner, ct);
    }

    /// <summary>Takes the mark away whatever is missing, because the library is erased.</summary>
    public async Task ForgetAsync(UserId owner, CancellationToken ct)
    {
        await _marking.WaitAsync(ct);
        try
        {
            await using var session = await _catalog.OpenGlobalAsync(ct);
            await session.Sql.RunAsync("DELETE FROM journal_open WHERE owner_id = @owner", new SqlArgs { ["owner"] = owner.ToBytes() }, ct);
            await session.CommitAsync(ct);
            _marked.TryRemove(owner, out _);
        }
        finally
        {
            _marking.Release();
        }
    }

    private async ValueTask RaiseAsync(UserId owner, CancellationToken ct)
    {
        if (_marked.ContainsKey(owner))
            return;
        await _marking.WaitAsync(ct);
        try
        {
            await using var session = await _catalog.OpenGlobalAsync(ct);
            await session.Sql.RunAsync(
                "INSERT INTO journal_open (owner_id) VALUES (@owner) ON CONFLICT (owner_id) DO NOTHING", new SqlArgs { ["owner"] = owner.ToBytes() }, ct);
            await session.CommitAsync(ct);
            _marked[owner] = 0;
        }
        finally
        {
            _marking.Release();
        }
    }
}
