using PhotoGrid.Catalog;
using PhotoGrid.Core.Tests.Columns;
using PhotoGrid.Sqlite;
using PhotoGrid.Sync;

namespace PhotoGrid.Core.Tests.Sync;

public sealed class ReadChangesTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task Changes_come_in_pages_with_the_grids_number_while_the_photo_is_there()
    {
        var photos = Enumerable.Range(11, 3).Select(number => new TestPhoto(Guid.NewGuid(), number, 0)).ToArray();
        await _library.PutAsync("photo.added", photos);
        await _library.EraseAsync(photos[1].Id);

        var first = await ReadAsync(0, 3);
        var second = await ReadAsync(first.Changes[^1].Number, 3);

        Assert.Equal([11L, null, 13L], first.Changes.Select(change => change.PhotoNumber));
        Assert.Equal((4L, true, false), (first.Head, first.HasMore, first.Resync));
        Assert.Equal(["photo.erased"], second.Changes.Select(change => change.What));
        Assert.False(second.HasMore);
        Assert.Empty((await ReadAsync(4, 3)).Changes);
    }

    [Fact]
    public async Task Asking_from_ahead_or_from_before_the_oldest_line_means_resync()
    {
        for (var i = 0; i < 3; i++)
            await _library.SayAsync("album.created", Guid.NewGuid());
        Assert.True((await ReadAsync(4, 10)).Resync);
        await using (var session = await _library.Catalog.OpenAsync(_library.Owner, default))
        {
            await session.Sql.RunAsync("DELETE FROM changes WHERE number = 1", SqlArgs.None, default);
            await session.CommitAsync(default);
        }

        Assert.True((await ReadAsync(0, 10)).Resync);
        Assert.False((await ReadAsync(1, 10)).Resync);
    }

    [Fact]
    public async Task Lines_of_ninety_days_lose_what_was_before_and_who_it_was_and_nothing_else()
    {
        for (var i = 0; i < 3; i++)
            await _library.SayAsync("photo.updated", Guid.NewGuid(), """{"was":1}""", """{"is":2}""");
        var clock = new LaterClock();
        var prune = new PruneChanges(_library.Catalog, clock);

        Assert.Equal(0, await prune.RunAsync(_library.Owner, default));
        clock.Later = PruneChanges.Age + TimeSpan.FromMinutes(1);
        Assert.Equal(3, await prune.RunAsync(_library.Owner, default));
        await _library.SayAsync("photo.updated", Guid.NewGuid(), """{"was":1}""", """{"is":2}""");

        await using var session = await _library.Catalog.OpenReadAsync(_library.Owner, default);
        var changes = await ChangeFeed.ListAsync(session, 0, 10, default);
        Assert.Equal([null, null, null, """{"was":1}"""], changes.Select(change => change.Before));
        Assert.Equal([default, default, default, _library.Owner], changes.Select(change => change.Actor));
        Assert.All(changes, change => Assert.Equal("""{"is":2}""", change.After));
        Assert.All(changes, change => Assert.NotNull(change.Subject));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<ChangePage> ReadAsync(long since, int limit) => new ReadChanges(_library.Catalog).RunAsync(_library.Owner, since, limit, default);

    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan Later { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Later;
    }
}
