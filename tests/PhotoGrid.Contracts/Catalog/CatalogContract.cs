using PhotoGrid.Catalog;
using PhotoGrid.Events;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Contracts.Catalog;

/// <summary>What every catalog promises, of connections and transactions; and that the shared SQL means the same on each.</summary>
public abstract class CatalogContract
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly UserId _owner = UserId.New(TimeProvider.System);
    private readonly UserId _other = UserId.New(TimeProvider.System);

    protected abstract ICatalog Catalog { get; }

    [ContractFact]
    public async Task What_was_committed_is_read()
    {
        await CountAsync(_owner, "a", 3);

        Assert.Equal(3, await ReadAsync(_owner, "a"));
    }

    [ContractFact]
    public async Task Without_a_commit_nothing_happened()
    {
        await using (var session = await Catalog.OpenAsync(_owner, default))
            await Counters.AddAsync(session, "a", 3, default);
        await using (var global = await Catalog.OpenGlobalAsync(default))
            await SetAsync(global, "rolled-back", [1]);

        Assert.Equal(0, await ReadAsync(_owner, "a"));
        await using var reading = await Catalog.OpenGlobalReadAsync(default);
        Assert.Null(await GetAsync(reading, "rolled-back"));
    }

    [ContractFact]
    public async Task An_owners_rows_are_nobody_elses()
    {
        await CountAsync(_owner, "a", 3);
        await CountAsync(_other, "a", 4);

        Assert.Equal(3, await ReadAsync(_owner, "a"));
        Assert.Equal(4, await ReadAsync(_other, "a"));
    }

    [ContractFact]
    public async Task A_reader_sees_one_state_however_long_it_reads()
    {
        await CountAsync(_owner, "a", 1);
        await using var reading = await Catalog.OpenReadAsync(_owner, default);
        Assert.Equal(1, await Counters.ReadAsync(reading, "a", default));

        await CountAsync(_owner, "a", 1);

        Assert.Equal(1, await Counters.ReadAsync(reading, "a", default));
        Assert.Equal(2, await ReadAsync(_owner, "a"));
    }

    [ContractFact]
    public async Task A_reader_does_not_wait_for_a_writer()
    {
        await CountAsync(_owner, "a", 1);
        await using var writing = await Catalog.OpenAsync(_owner, default);
        await Counters.AddAsync(writing, "a", 1, default);

        Assert.Equal(1, await ReadAsync(_owner, "a").WaitAsync(Limit));
    }

    [ContractFact]
    public async Task A_reading_session_cannot_write()
    {
        await CountAsync(_owner, "a", 1);
        await using (var reading = await Catalog.OpenReadAsync(_owner, default))
            await Assert.ThrowsAnyAsync<Exception>(() => Counters.AddAsync(reading, "a", 1, default).AsTask());
        await using (var reading = await Catalog.OpenGlobalReadAsync(default))
            await Assert.ThrowsAnyAsync<Exception>(() => SetAsync(reading, "s", [1]));

        Assert.Equal(1, await ReadAsync(_owner, "a"));
    }

    [ContractFact]
    public async Task One_owner_has_one_writer_at_a_time_and_others_do_not_wait_for_it()
    {
        var first = await Catalog.OpenAsync(_owner, default);
        var second = Catalog.OpenAsync(_owner, default).AsTask();

        await CountAsync(_other, "a", 1).WaitAsync(Limit);
        Assert.False(second.IsCompleted);
        await Counters.AddAsync(first, "a", 1, default);
        await first.CommitAsync(default);

        await using var next = await second.WaitAsync(Limit);
        Assert.Equal(1, await Counters.ReadAsync(next, "a", default));
    }

    [ContractFact]
    public async Task A_writer_that_is_disposed_lets_the_next_one_in()
    {
        await (await Catalog.OpenAsync(_owner, default)).DisposeAsync();
        await (await Catalog.OpenGlobalAsync(default)).DisposeAsync();

        await CountAsync(_owner, "a", 1).WaitAsync(Limit);
        await using var global = await Catalog.OpenGlobalAsync(default).AsTask().WaitAsync(Limit);
    }

    [ContractFact]
    public async Task Who_gives_up_waiting_for_a_writer_is_not_in_the_way()
    {
        using var giving = new CancellationTokenSource();
        var first = await Catalog.OpenAsync(_owner, default);
        var second = Catalog.OpenAsync(_owner, giving.Token).AsTask();
        await giving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Limit));
        await first.DisposeAsync();

        await CountAsync(_owner, "a", 1).WaitAsync(Limit);
    }

    [ContractFact]
    public async Task Marks_are_made_before_the_commit_and_news_go_out_after_it()
    {
        var seen = new List<string>();
        async Task<string> LookAsync(string when) => $"{when} {await ReadAsync(_owner, "a")}";
        await using (var session = await Catalog.OpenAsync(_owner, default))
        {
            session.AfterCommit(async () => seen.Add(await LookAsync("after")));
            session.BeforeCommit(async ct =>
            {
                seen.Add(await LookAsync("before"));
                await using var global = await Catalog.OpenGlobalAsync(ct);
                await SetAsync(global, "mark", [1]);
                await global.CommitAsync(ct);
            });
            await Counters.AddAsync(session, "a", 1, default);
            await session.CommitAsync(default);
        }

        Assert.Equal(["before 0", "after 1"], seen);
    }

    [ContractFact]
    public async Task After_a_rollback_no_news_go_out()
    {
        var told = false;
        await using (var session = await Catalog.OpenAsync(_owner, default))
        {
            session.AfterCommit(() =>
            {
                told = true;
                return ValueTask.CompletedTask;
            });
        }

        Assert.False(told);
    }

    [ContractFact]
    public async Task Change_numbers_rise_by_one_without_gaps_however_many_write()
    {
        var feed = new ChangeFeed(new LocalEventBus(), TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(async () =>
        {
            await using var session = await Catalog.OpenAsync(_owner, default);
            await feed.AppendAsync(session, _owner, "photo.added", Guid.NewGuid(), null, "{}", default);
            if (n % 3 != 0)
                await session.CommitAsync(default);
        })));

        await using var reading = await Catalog.OpenReadAsync(_owner, default);
        var changes = await ChangeFeed.ListAsync(reading, 0, 100, default);
        Assert.Equal([1, 2, 3, 4, 5, 6], changes.Select(change => change.Number));
        Assert.Equal(6, await feed.HeadAsync(Catalog, _owner, default));
        Assert.Equal(0, await feed.HeadAsync(Catalog, _other, default));
    }

    [ContractFact]
    public async Task Every_kind_of_value_comes_back_as_it_went_in()
    {
        await using var session = await Catalog.OpenAsync(_owner, default);
        var args = new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = new byte[16], ["text"] = "Ünï 😀\n'\"", ["long"] = long.MinValue, ["real"] = 51.50853 };
        await session.Sql.RunAsync(
            """
            INSERT INTO photos (owner_id, id, number, kind, filename, mime_type, size, sha256, width, height, taken_at, taken_local, taken_source,
                created_at, updated_at, version, lat, color, is_favorite, is_archived, tags, faces, flags, renditions, processing)
            VALUES (@owner, @id, 1, 0, @text, '', 0, @id, 0, 0, @long, 0, '', 0, 0, 1, @real, 0, 0, 0, '[]', '[]', 0, 0, 0)
            """, args, default);

        var row = await session.Sql.FirstAsync(
            "SELECT owner_id, filename, taken_at, lat, lon, description, utc_offset, sha256 FROM photos WHERE owner_id = @owner",
            new SqlArgs { ["owner"] = session.OwnerBytes },
            row => (Owner: UserId.FromBytes(row.Bytes(0)), Name: row.GetString(1), At: row.GetInt64(2), Lat: row.DoubleOrNull(3), Lon: row.DoubleOrNull(4), Text: row.TextOrNull(5), Offset: row.LongOrNull(6), Hash: row.BytesOrNull(7)), default);

        Assert.Equal((_owner, "Ünï 😀\n'\"", long.MinValue, 51.50853, null, null, null), (row.Owner, row.Name, row.At, row.Lat, row.Lon, row.Text, row.Offset));
        Assert.Equal(new byte[16], row.Hash);
    }

    [ContractFact]
    public async Task Erasing_takes_the_owners_rows_and_nothing_else()
    {
        var feed = new ChangeFeed(new LocalEventBus(), TimeProvider.System);
        foreach (var owner in (UserId[])[_owner, _other])
        {
            await using var session = await Catalog.OpenAsync(owner, default);
            await feed.AppendAsync(session, owner, "photo.added", null, null, null, default);
            await session.CommitAsync(default);
        }

        await using (var global = await Catalog.OpenGlobalAsync(default))
        {
            await SetAsync(global, "s", [7]);
            await global.CommitAsync(default);
        }

        await Catalog.EraseAsync(_owner, default);

        Assert.Equal(0, await ReadAsync(_owner, Counters.Change));
        Assert.Equal(1, await ReadAsync(_other, Counters.Change));
        await using (var reading = await Catalog.OpenReadAsync(_owner, default))
            Assert.Empty(await ChangeFeed.ListAsync(reading, 0, 10, default));
        await using var settings = await Catalog.OpenGlobalReadAsync(default);
        Assert.Equal([7], (await GetAsync(settings, "s"))!);
    }

    private async Task CountAsync(UserId owner, string name, long amount)
    {
        await using var session = await Catalog.OpenAsync(owner, default);
        await Counters.AddAsync(session, name, amount, default);
        await session.CommitAsync(default);
    }

    private async Task<long> ReadAsync(UserId owner, string name)
    {
        await using var session = await Catalog.OpenReadAsync(owner, default);
        return await Counters.ReadAsync(session, name, default);
    }

    private static Task<int> SetAsync(CatalogSession global, string name, byte[] value) => global.Sql.RunAsync(
        "INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        new SqlArgs { ["name"] = name, ["value"] = value }, default);

    private static Task<byte[]?> GetAsync(CatalogSession global, string name) => global.Sql.FirstAsync(
        "SELECT value FROM settings WHERE name = @name", new SqlArgs { ["name"] = name }, row => row.BytesOrNull(0), default);
}
