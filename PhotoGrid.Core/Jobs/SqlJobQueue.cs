using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Jobs;

/// <summary>The queue in the catalog itself: a table beside the rows the work is about, one SQL text for both databases.</summary>
public sealed class SqlJobQueue(ICatalog catalog, TimeProvider clock) : IJobQueue
{
    private const string Returned = "id, kind, subject, arguments, attempts, token, priority, created_at";
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private readonly WorkMarks _marks = new(catalog);
    private readonly long _started = Instant.Now(clock);

    /// <inheritdoc/>
    public event Action<UserId>? Woken;

    /// <inheritdoc/>
    public async ValueTask<bool> EnqueueAsync(CatalogSession session, NewJob job, CancellationToken ct)
    {
        var now = Instant.Now(clock);
        var due = job.NotBefore is { } later ? Math.Max(now, Instant.Of(later)) : now;
        // The first token is the time: a job that comes again under its id never meets a token of its former life.
        var queued = await session.Sql.RunAsync(
            """
            INSERT INTO jobs (owner_id, id, kind, subject, arguments, priority, state, due_at, attempts, token, reason, created_at, updated_at)
            VALUES (@owner, @id, @kind, @subject, @arguments, @priority, 0, @due, 0, @token, NULL, @now, @now)
            ON CONFLICT (owner_id, id) DO UPDATE SET kind = @kind, subject = @subject, arguments = @arguments, priority = @priority,
                state = 0, due_at = @due, attempts = 0, token = jobs.token + 1, reason = NULL, created_at = @now, updated_at = @now
            WHERE jobs.state = 2
            """,
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes,
                ["id"] = job.Id.ToBytes(),
                ["kind"] = job.Kind,
                ["arguments"] = job.Arguments,
                ["priority"] = job.Priority,
                ["due"] = due,
                ["token"] = now * 1024,
                ["now"] = now,
            }.Bytes("subject", job.Subject?.ToBytes()), ct);
        if (queued == 0)
            return false;
        Announce(session, due);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LeasedJob>> LeaseAsync(
        UserId owner, int max, TimeSpan lease, int leastPriority, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var now = Instant.Now(clock);
        var until = now + (long)lease.TotalMilliseconds;
        // Where one process owns the database, a lease from before this one started is held by nobody: no waiting after a crash.
        await session.Sql.RunAsync(
            "UPDATE jobs SET state = 0, due_at = @now, updated_at = @now WHERE owner_id = @owner AND state = 1 AND (due_at <= @now OR updated_at < @started)",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["now"] = now, ["started"] = session.Dialect.OneProcess ? _started : long.MinValue }, ct);
        // Materialized: PostgreSQL may run a plain subselect again for each row, which locks and leases more than was asked for.
        var leased = await session.Sql.ListAsync(
            $"""
            WITH next AS MATERIALIZED (
                SELECT id FROM jobs WHERE owner_id = @owner AND state = 0 AND due_at <= @now AND priority >= @least
                ORDER BY priority DESC, created_at, id LIMIT @max {session.Dialect.SkipLocked})
            UPDATE jobs SET state = 1, due_at = @until, attempts = attempts + 1, token = token + 1, updated_at = @now
            WHERE owner_id = @owner AND id IN (SELECT id FROM next)
            RETURNING {Returned}
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["now"] = now, ["until"] = until, ["max"] = max, ["least"] = leastPriority },
            row => (Job: Leased(owner, row, until), Priority: row.GetInt64(6), CreatedAt: row.GetInt64(7)), ct);
        await session.CommitAsync(ct);
        return [.. leased.OrderByDescending(row => row.Priority).ThenBy(row => row.CreatedAt).ThenBy(row => row.Job.Id.Value).Select(row => row.Job)];
    }

    /// <inheritdoc/>
    public ValueTask<bool> ExtendAsync(LeasedJob job, TimeSpan lease, CancellationToken ct) =>
        ChangeAsync(job, "due_at = @due", new SqlArgs { ["due"] = Instant.Of(clock.GetUtcNow() + lease) }, ct);

    /// <inheritdoc/>
    public async ValueTask<bool> CompleteAsync(LeasedJob job, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(job.Owner, ct);
        var done = await CompleteAsync(session, job, ct);
        await session.CommitAsync(ct);
        return done;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> CompleteAsync(CatalogSession session, LeasedJob job, CancellationToken ct) =>
        await session.Sql.RunAsync(
            "DELETE FROM jobs WHERE owner_id = @owner AND id = @id AND token = @token AND state = 1",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = job.Id.ToBytes(), ["token"] = job.Token }, ct) > 0;

    /// <inheritdoc/>
    public ValueTask<bool> RetryAsync(LeasedJob job, string reason, CancellationToken ct)
    {
        var wait = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, job.Attempt), LongestWait.TotalSeconds));
        return ChangeAsync(job, "state = @state, due_at = @due, reason = @reason", new SqlArgs
        {
            ["state"] = job.Attempt >= IJobQueue.MaxAttempts ? 2 : 0,
            ["due"] = Instant.Of(clock.GetUtcNow() + wait),
            ["reason"] = reason,
        }, ct);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReleaseAsync(LeasedJob job, CancellationToken ct) =>
        ChangeAsync(job, "state = 0, due_at = @now, attempts = attempts - 1", new SqlArgs(), ct);

    /// <inheritdoc/>
    public ValueTask<bool> ParkAsync(CatalogSession session, LeasedJob job, string reason, CancellationToken ct) =>
        ChangeAsync(session, job, "state = 2, reason = @reason", new SqlArgs { ["reason"] = reason }, ct);

    /// <inheritdoc/>
    public async ValueTask<bool> RequeueAsync(UserId owner, JobId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var now = Instant.Now(clock);
        var requeued = await session.Sql.RunAsync(
            """
            UPDATE jobs SET state = 0, due_at = @now, attempts = 0, token = token + 1, reason = NULL, updated_at = @now
            WHERE owner_id = @owner AND id = @id AND state = 2
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToBytes(), ["now"] = now }, ct) > 0;
        if (requeued)
            Announce(session, now);
        await session.CommitAsync(ct);
        return requeued;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<JobCount>> CountAsync(UserId owner, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await session.Sql.ListAsync(
            """
            SELECT kind, sum(CASE WHEN state = 0 AND attempts = 0 THEN 1 ELSE 0 END), sum(CASE WHEN state = 1 THEN 1 ELSE 0 END),
                sum(CASE WHEN state = 0 AND attempts > 0 THEN 1 ELSE 0 END), sum(CASE WHEN state = 2 THEN 1 ELSE 0 END)
            FROM jobs WHERE owner_id = @owner GROUP BY kind ORDER BY kind
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes },
            row => new JobCount(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)), ct);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ParkedJob>> ListParkedAsync(UserId owner, int max, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await session.Sql.ListAsync(
            """
            SELECT id, kind, subject, reason, attempts, updated_at FROM jobs WHERE owner_id = @owner AND state = 2
            ORDER BY updated_at DESC, id DESC LIMIT @max
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["max"] = max },
            row => new ParkedJob(
                JobId.FromBytes(row.Bytes(0)), row.GetString(1), Subject(row, 2), row.TextOrNull(3) ?? "", (int)row.GetInt64(4), Instant.Read(row.GetInt64(5))), ct);
    }

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> NextDueAsync(UserId owner, int leastPriority, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await NextDueAsync(session, leastPriority, ct) is { } due ? Instant.Read(due) : null;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WaitingOwner>> ListWaitingAsync(CancellationToken ct) => _marks.ListAsync(ct);

    /// <inheritdoc/>
    public ValueTask<WaitingOwner?> FindWaitingAsync(UserId owner, CancellationToken ct) => _marks.FindAsync(owner, ct);

    /// <inheritdoc/>
    public async ValueTask SettleAsync(WaitingOwner mark, CancellationToken ct)
    {
        await using var writer = await catalog.OpenAsync(mark.Owner, ct);
        await _marks.LowerAsync(writer, mark, await NextDueAsync(writer, IJobQueue.AnyPriority, ct), ct);
    }

    private static async ValueTask<long?> NextDueAsync(CatalogSession session, int leastPriority, CancellationToken ct) => await session.Sql.NumberAsync(
        "SELECT min(due_at) FROM jobs WHERE owner_id = @owner AND state IN (0, 1) AND priority >= @least",
        new SqlArgs { ["owner"] = session.OwnerBytes, ["least"] = leastPriority }, ct);

    private static LeasedJob Leased(UserId owner, DbDataReader row, long until) => new(
        owner, JobId.FromBytes(row.Bytes(0)), row.GetString(1), Subject(row, 2), row.GetString(3),
        (int)row.GetInt64(4), row.GetInt64(5), Instant.Read(until), (int)row.GetInt64(6));

    private static PhotoId? Subject(DbDataReader row, int column) => row.BytesOrNull(column) is { } id ? PhotoId.FromBytes(id) : null;

    private void Announce(CatalogSession session, long due)
    {
        if (!_marks.Raise(session, due))
            return;
        session.AfterCommit(() =>
        {
            Woken?.Invoke(session.Owner);
            return ValueTask.CompletedTask;
        });
    }

    private async ValueTask<bool> ChangeAsync(LeasedJob job, string change, SqlArgs args, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(job.Owner, ct);
        var held = await ChangeAsync(session, job, change, args, ct);
        await session.CommitAsync(ct);
        return held;
    }

    private async ValueTask<bool> ChangeAsync(CatalogSession session, LeasedJob job, string change, SqlArgs args, CancellationToken ct)
    {
        args["owner"] = session.OwnerBytes;
        args["id"] = job.Id.ToBytes();
        args["token"] = job.Token;
        args["now"] = Instant.Now(clock);
        return await session.Sql.RunAsync(
            $"UPDATE jobs SET {change}, updated_at = @now WHERE owner_id = @owner AND id = @id AND token = @token AND state = 1", args, ct) > 0;
    }
}
