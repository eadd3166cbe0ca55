using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Jobs;

/// <summary>
/// Which users have work waiting, in the global catalog, so that a start need not open every library to look. A mark is raised before the
/// job's rows are committed and lowered only by who holds that user's writer and found nothing; so a job without a mark can't be.
/// [Note: Marks and writers] Raising and lowering both happen while the user's writer is held. That is why, where one process owns the
/// database, what it remembers of a mark is true, and an upload under a raised mark writes nothing global.
/// </summary>
internal sealed class WorkMarks(ICatalog catalog)
{
    // Marks known to be up, and from when they ask to look. Only believed where one process owns the database.
    private readonly ConcurrentDictionary<UserId, long> _known = new();
    private readonly ConditionalWeakTable<CatalogSession, StrongBox<long>> _raising = [];

    /// <summary>Raises the owner's mark just before this session commits, unless it is known to be up early enough. False: this session raises it already.</summary>
    public bool Raise(CatalogSession session, long due)
    {
        // However many jobs a session queues, one statement raises the mark.
        if (_raising.TryGetValue(session, out var earliest))
        {
            earliest.Value = Math.Min(earliest.Value, due);
            return false;
        }

        earliest = new StrongBox<long>(due);
        _raising.Add(session, earliest);
        session.BeforeCommit(ct => RaiseAsync(session, earliest.Value, ct));
        return true;
    }

    /// <summary>Who has work waiting, and from when it is worth a look.</summary>
    public async ValueTask<IReadOnlyList<WaitingOwner>> ListAsync(CancellationToken ct)
    {
        await using var global = await catalog.OpenGlobalReadAsync(ct);
        return await global.Sql.ListAsync("SELECT owner_id, next_due, generation FROM work ORDER BY next_due", SqlArgs.None, Read, ct);
    }

    /// <summary>The mark of one owner.</summary>
    public async ValueTask<WaitingOwner?> FindAsync(UserId owner, CancellationToken ct)
    {
        await using var global = await catalog.OpenGlobalReadAsync(ct);
        return await global.Sql.FirstAsync(
            "SELECT owner_id, next_due, generation FROM work WHERE owner_id = @owner", new SqlArgs { ["owner"] = owner.ToBytes() }, Read, ct);
    }

    /// <summary>
    /// Lowers the mark (no <paramref name="nextDue"/>) or moves it, by who holds the owner's writer and has just looked. A mark of another
    /// generation was raised since and stays.
    /// </summary>
    public async ValueTask LowerAsync(CatalogSession writer, WaitingOwner mark, long? nextDue, CancellationToken ct)
    {
        await using var global = await catalog.OpenGlobalAsync(ct);
        var args = new SqlArgs { ["owner"] = writer.OwnerBytes, ["generation"] = mark.Generation };
        if (nextDue is { } due)
            args["due"] = due;
        var lowered = await global.Sql.RunAsync(
            nextDue is null
                ? "DELETE FROM work WHERE owner_id = @owner AND generation = @generation"
                : "UPDATE work SET next_due = @due WHERE owner_id = @owner AND generation = @generation",
            args, ct);
        // Forgotten before it is gone: a mark that is thought to be down is raised once too often, never too seldom.
        if (lowered > 0)
            _known.TryRemove(writer.Owner, out _);
        await global.CommitAsync(ct);
        if (lowered > 0 && nextDue is { } later)
            _known[writer.Owner] = later;
    }

    private static WaitingOwner Read(DbDataReader row) => new(UserId.FromBytes(row.Bytes(0)), Instant.Read(row.GetInt64(1)), row.GetInt64(2));

    private async ValueTask RaiseAsync(CatalogSession session, long due, CancellationToken ct)
    {
        var remembers = session.Dialect.OneProcess;
        if (remembers && _known.TryGetValue(session.Owner, out var up) && up <= due)
            return;

        await using var global = await catalog.OpenGlobalAsync(ct);
        // Writes nothing when the mark is up already and asks to look early enough.
        await global.Sql.RunAsync(
            """
            INSERT INTO work (owner_id, generation, next_due) VALUES (@owner, 1, @due)
            ON CONFLICT (owner_id) DO UPDATE SET generation = work.generation + 1, next_due = @due WHERE work.next_due > @due
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["due"] = due }, ct);
        await global.CommitAsync(ct);
        if (remembers)
            _known[session.Owner] = Math.Min(due, _known.GetValueOrDefault(session.Owner, long.MaxValue));
    }
}
