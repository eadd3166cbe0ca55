using FsCheck;
using FsCheck.Fluent;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;

namespace PhotoGrid.Core.Tests.Columns;

public sealed class ColumnsCacheTests : IAsyncDisposable
{
    private const long HourMs = 3_600_000;

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task The_timeline_goes_by_local_time_and_then_by_number_and_hides_archive_and_trash()
    {
        await _library.PutAsync("photo.added",
            Photo(1, hour: 5), Photo(2, hour: 9), Photo(3, hour: 5), Photo(4, hour: 7) with { IsArchived = true }, Photo(5, hour: 8) with { IsDeleted = true });

        var columns = await Cache().GetAsync(_library.Owner, default);

        Assert.Equal([2, 3, 1], columns.NumbersAt(0, 10));
        Assert.Equal([3], columns.NumbersAt(1, 1));
        Assert.Empty(columns.NumbersAt(3, 10));
    }

    [Fact]
    public async Task Totals_are_those_of_the_sets_and_of_dates_and_boxes()
    {
        await _library.PutAsync("photo.added",
            Photo(1, hour: 1) with { IsFavorite = true, Lat = 48.1, Lon = 11.5 },
            Photo(2, hour: 2) with { IsFavorite = true, IsArchived = true },
            Photo(3, hour: 3) with { IsFavorite = true, IsDeleted = true, IsVideo = true },
            Photo(4, hour: 4) with { IsVideo = true, Lat = -17.7, Lon = 178.1 },
            Photo(5, hour: 5) with { Lat = -17.7, Lon = -179.9 });

        var columns = await Cache().GetAsync(_library.Owner, default);

        Assert.Equal([3L, 2, 1, 1, 1, 3], Enum.GetValues<ColumnsSet>().Select(set => columns.Total(new(set))));
        Assert.Equal(2, columns.Total(new(ColumnsSet.Shown, From: 1 * HourMs, To: 5 * HourMs)));
        Assert.Equal(1, columns.Total(new(ColumnsSet.Shown, Box: new(11.5, 48.1, 11.5, 48.1))));
        Assert.Equal(2, columns.Total(new(ColumnsSet.Shown, Box: new(170, -20, -170, 0))));
        Assert.Equal(0, columns.Total(new(ColumnsSet.Archived, Box: new(-180, -90, 180, 90))));
    }

    [Fact]
    public async Task A_month_is_that_of_the_wall_clock()
    {
        var newYear = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        await _library.PutAsync("photo.added",
            new TestPhoto(Guid.NewGuid(), 1, newYear - 1) { TakenAt = newYear + HourMs },
            new TestPhoto(Guid.NewGuid(), 2, newYear), new TestPhoto(Guid.NewGuid(), 3, newYear + HourMs),
            new TestPhoto(Guid.NewGuid(), 4, -1), new TestPhoto(Guid.NewGuid(), 5, 1));

        var columns = await Cache().GetAsync(_library.Owner, default);

        Assert.Equal([new(2024, 1, 2), new(2023, 12, 1), new(1970, 1, 1), new MonthCount(1969, 12, 1)], columns.Months);
    }

    [Fact]
    public async Task A_snapshot_answers_at_the_head_and_is_shared_until_something_changes()
    {
        var cache = Cache();
        await _library.PutAsync("photo.added", Photo(1, hour: 1));

        var first = await cache.GetAsync(_library.Owner, default);
        var again = await cache.GetAsync(_library.Owner, default);
        await _library.PutAsync("photo.added", Photo(2, hour: 2));
        var after = await cache.GetAsync(_library.Owner, default);

        Assert.Same(first, again);
        Assert.Equal((1L, 2L), (first.Change, after.Change));
        Assert.Equal([1], first.NumbersAt(0, 10));
        Assert.Equal([2, 1], after.NumbersAt(0, 10));
    }

    [Fact]
    public async Task Catching_up_ends_where_a_full_build_ends()
    {
        // Each step changes one photo of twelve in one of six ways; every few steps the cache is asked.
        var steps = Gen.Choose(0, 12 * 6 * 50 - 1).ArrayOf();
        Prop.ForAll(steps.ToArbitrary(), script => RunAsync(script).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

        static async Task RunAsync(int[] script)
        {
            await using var library = new TestLibrary();
            var cache = new ColumnsCache(library.Catalog, library.Feed, new ColumnsLimits());
            var photos = new Dictionary<int, TestPhoto>();
            foreach (var step in script)
            {
                var slot = step % 12;
                await ChangeAsync(library, photos, slot, step / 12 % 6, step / 72);
                if (step % 3 == 0)
                    await cache.GetAsync(library.Owner, default);
            }

            var caughtUp = await cache.GetAsync(library.Owner, default);
            var built = await new ColumnsCache(library.Catalog, library.Feed, new ColumnsLimits()).GetAsync(library.Owner, default);

            Assert.Equal(built.Change, caughtUp.Change);
            Assert.Equal(built.EncodeGeometry(int.MaxValue), caughtUp.EncodeGeometry(int.MaxValue));
            foreach (var set in Enum.GetValues<ColumnsSet>())
                Assert.Equal(built.Total(new(set, From: 10 * HourMs)), caughtUp.Total(new(set, From: 10 * HourMs)));
            Assert.Equal(photos.Values.Where(photo => photo is { IsDeleted: false, IsArchived: false })
                .OrderByDescending(photo => photo.TakenLocal).ThenByDescending(photo => photo.Number).Select(photo => (int)photo.Number), caughtUp.NumbersAt(0, 100));
        }
    }

    [Fact]
    public async Task Large_libraries_catch_up_by_chunks_and_stay_in_order()
    {
        var random = new Random(11);
        var photos = Enumerable.Range(1, 6000).Select(n => Photo(n, random.Next(100_000))).ToArray();
        await _library.PutAsync("photo.added", photos);
        var cache = Cache();
        var before = await cache.GetAsync(_library.Owner, default);

        for (var round = 0; round < 20; round++)
        {
            var moved = Enumerable.Range(0, 1 + (round * 60)).Select(_ => random.Next(6000)).Distinct()
                .Select(i => photos[i] = photos[i] with { TakenLocal = random.Next(100_000) * HourMs, IsDeleted = random.Next(4) == 0 }).ToArray();
            await _library.PutAsync("photo.updated", moved);
            var after = await cache.GetAsync(_library.Owner, default);

            Assert.Equal(photos.Where(photo => !photo.IsDeleted).OrderByDescending(photo => photo.TakenLocal).ThenByDescending(photo => photo.Number)
                .Select(photo => (int)photo.Number), after.NumbersAt(0, 6000));
            Assert.All(after.Chunks, chunk => Assert.InRange(chunk.Rows, 1, ColumnChunk.MaxRows));
        }

        await _library.PutAsync("photo.updated", photos[0] with { IsFavorite = true });
        var last = await cache.GetAsync(_library.Owner, default);
        await _library.PutAsync("photo.updated", photos[0] with { IsFavorite = false });
        var next = await cache.GetAsync(_library.Owner, default);
        Assert.Single(next.Chunks.Except(last.Chunks));
        Assert.NotEqual(before.Change, next.Change);
    }

    [Fact]
    public async Task What_is_not_about_photos_moves_the_change_number_only()
    {
        await _library.PutAsync("photo.added", Photo(1, hour: 1));
        var cache = Cache();
        var before = await cache.GetAsync(_library.Owner, default);

        await _library.SayAsync("album.created", Guid.NewGuid());
        await _library.SayAsync("album.created", null);
        var after = await cache.GetAsync(_library.Owner, default);

        Assert.Equal(3, after.Change);
        Assert.Same(before.Chunks[0], after.Chunks[0]);
    }

    [Fact]
    public async Task A_photo_change_without_a_subject_is_answered_by_reading_everything()
    {
        await _library.PutAsync("photo.added", Photo(1, hour: 1), Photo(2, hour: 2));
        var cache = Cache();
        await cache.GetAsync(_library.Owner, default);

        await using (var session = await _library.Catalog.OpenAsync(_library.Owner, default))
        {
            await session.Sql.RunAsync("DELETE FROM photos WHERE number = 1", PhotoGrid.Sqlite.SqlArgs.None, default);
            await _library.Feed.AppendAsync(session, _library.Owner, "photo.erased", null, null, null, default);
            await session.CommitAsync(default);
        }

        Assert.Equal([2], (await cache.GetAsync(_library.Owner, default)).NumbersAt(0, 10));
    }

    [Fact]
    public async Task Many_readers_share_one_build()
    {
        await _library.PutAsync("photo.added", [.. Enumerable.Range(1, 2000).Select(n => Photo(n, n))]);
        var cache = Cache();

        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => cache.GetAsync(_library.Owner, default).AsTask())));

        Assert.All(all, columns => Assert.Same(all[0], columns));
    }

    [Fact]
    public async Task The_library_used_least_recently_is_let_go_first()
    {
        var cache = new ColumnsCache(_library.Catalog, _library.Feed, new ColumnsLimits(MaxUsers: 2));
        var users = Enumerable.Range(0, 3).Select(_ => UserId.New(TimeProvider.System)).ToArray();

        var first = await cache.GetAsync(users[0], default);
        await cache.GetAsync(users[1], default);
        Assert.Same(first, await cache.GetAsync(users[0], default));
        await cache.GetAsync(users[2], default);

        Assert.Equal(2, cache.Count);
        Assert.Same(first, await cache.GetAsync(users[0], default));
    }

    [Fact]
    public async Task The_first_thumbnails_are_those_that_exist()
    {
        await _library.PutAsync("photo.added",
            Photo(1, hour: 1) with { Renditions = 3 }, Photo(2, hour: 2) with { Processing = 0 }, Photo(3, hour: 3) with { Processing = 2 },
            Photo(4, hour: 4), Photo(5, hour: 5) with { IsArchived = true });

        var columns = await Cache().GetAsync(_library.Owner, default);

        Assert.Equal([(4, 1), (1, 3)], columns.FirstThumbnails(6, 20));
        Assert.Equal([(4, 1)], columns.FirstThumbnails(1, 20));
        Assert.Equal([(4, 1)], columns.FirstThumbnails(6, 2));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private ColumnsCache Cache() => new(_library.Catalog, _library.Feed, new ColumnsLimits());

    private static TestPhoto Photo(long number, long hour) => new(Guid.NewGuid(), number, hour * HourMs);

    private static async Task ChangeAsync(TestLibrary library, Dictionary<int, TestPhoto> photos, int slot, int how, int amount)
    {
        if (!photos.TryGetValue(slot, out var photo))
        {
            photos[slot] = Photo(slot + 1, amount);
            await library.PutAsync("photo.added", photos[slot]);
            return;
        }

        if (how == 5)
        {
            photos.Remove(slot);
            await library.EraseAsync(photo.Id);
            return;
        }

        photos[slot] = how switch
        {
            0 => photo with { TakenLocal = amount * HourMs, TakenAt = amount * HourMs },
            1 => photo with { IsFavorite = !photo.IsFavorite, Color = amount * 9999 },
            2 => photo with { IsArchived = !photo.IsArchived },
            3 => photo with { IsDeleted = !photo.IsDeleted, City = $"City {amount}" },
            _ => photo with { Processing = amount % 3, Renditions = photo.Renditions + 1, Width = 100 + amount },
        };
        await library.PutAsync("photo.updated", photos[slot]);
    }
}
