using System.Collections.Concurrent;
using System.Data.Common;
using PhotoGrid.Events;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Catalog;

/// <summary>
/// The change feed of every library: appended in the transaction of the change itself, published after its commit. Thread-safe.
/// </summary>
public sealed class ChangeFeed(IEventBus events, TimeProvider clock)
{
    private readonly ConcurrentDictionary<UserId, long> _heads = new();

    /// <summary>
    /// Called with the session of every line that is appended, for the one who copies the feed elsewhere: it may add its own steps before
    /// and after the commit. Set it before anything is written.
    /// </summary>
    public Action<CatalogSession>? Appending { get; set; }

    /// <summary>Writes a line with the next number and answers that number. Others are woken once the session has committed.</summary>
    public async ValueTask<long> AppendAsync(
        CatalogSession session, UserId actor, string what, Guid? subject, string? before, string? after, CancellationToken ct)
    {
        var number = await Counters.NextAsync(session, Counters.Change, ct);
        await session.Sql.RunAsync(
            """
            INSERT INTO changes (owner_id, number, at, actor, what, subject, before_json, after_json)
            VALUES (@owner, @number, @at, @actor, @what, @subject, @before, @after)
            """,
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["number"] = number,
                ["at"] = Instant.Now(clock),
                ["actor"] = actor.ToBytes(),
                ["what"] = what,
                ["before"] = before,
                ["after"] = after,
            }.Bytes("subject", subject?.ToByteArray(bigEndian: true)), ct);

        Appending?.Invoke(session);
        var owner = session.Owner;
        session.AfterCommit(async () =>
        {
            _heads.AddOrUpdate(owner, number, (_, known) => Math.Max(known, number));
            await events.PublishAsync(new LibraryEvent(owner, what, number), CancellationToken.None);
        });
        return number;
    }

    /// <summary>
    /// The newest committed number of a library, 0 when nothing ever happened. From memory where one process owns the database
    /// (SQLite), by one indexed read where others may write too.
    /// </summary>
    public async ValueTask<long> HeadAsync(ICatalog catalog, UserId owner, CancellationToken ct)
    {
        if (_heads.TryGetValue(owner, out var known))
            return known;
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var head = await HeadAsync(session, ct);
        return session.Dialect == SqlDialect.Sqlite ? _heads.AddOrUpdate(owner, head, (_, other) => Math.Max(other, head)) : head;
    }

    /// <summary>The newest number as this session's transaction sees it.</summary>
    public static ValueTask<long> HeadAsync(CatalogSession session, CancellationToken ct) => Counters.ReadAsync(session, Counters.Change, ct);

    /// <summary>Changes after <paramref name="since"/>, oldest first.</summary>
    public static Task<List<Change>> ListAsync(CatalogSession session, long since, int limit, CancellationToken ct) =>
        session.Sql.ListAsync(
            """
            SELECT number, at, actor, what, subject, before_json, after_json FROM changes
            WHERE owner_id = @owner AND number > @since ORDER BY number LIMIT @limit
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["since"] = since, ["limit"] = limit }, Map, ct);

    /// <summary>The oldest number still kept, 0 when there is none.</summary>
    public static async ValueTask<long> OldestAsync(CatalogSession session, CancellationToken ct) =>
        await session.Sql.NumberAsync(
            "SELECT min(number) FROM changes WHERE owner_id = @owner", new SqlArgs { ["owner"] = session.OwnerBytes }, ct) ?? 0;

    private static Change Map(DbDataReader row) => new(
        row.GetInt64(0), Instant.Read(row.GetInt64(1)), UserId.FromBytes(row.Bytes(2)), row.GetString(3),
        row.BytesOrNull(4) is { } subject ? new Guid(subject, bigEndian: true) : null, row.TextOrNull(5), row.TextOrNull(6));
}
