using System.Threading.Channels;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Search.Indexing;

/// <summary>
/// Whose index is to be brought up to date when there is time. Only in memory: an index knows itself how far it has come, and a search
/// looks. Thread-safe.
/// </summary>
public sealed class IndexLine
{
    private readonly HashSet<UserId> _waiting = [];
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Hears of every commit that changes a library.</summary>
    public IndexLine(ChangeFeed feed) => feed.Appending += session =>
    {
        var owner = session.Owner;
        session.AfterCommit(() =>
        {
            Wake(owner);
            return ValueTask.CompletedTask;
        });
    };

    /// <summary>Puts a library in line.</summary>
    public void Wake(UserId owner)
    {
        lock (_waiting)
            _waiting.Add(owner);
        _bell.Writer.TryWrite(true);
    }

    /// <summary>Waits until somebody is in line.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken ct) => _bell.Reader.ReadAsync(ct);

    /// <summary>Empties the line.</summary>
    public IReadOnlyList<UserId> Take()
    {
        lock (_waiting)
        {
            UserId[] owners = [.. _waiting];
            _waiting.Clear();
            return owners;
        }
    }
}
