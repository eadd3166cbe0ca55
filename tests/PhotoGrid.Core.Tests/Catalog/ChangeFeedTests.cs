using PhotoGrid.Catalog;
using PhotoGrid.Events;
using PhotoGrid.Foundation;

namespace PhotoGrid.Core.Tests.Catalog;

public sealed class ChangeFeedTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly RecordingBus _bus = new();
    private readonly ChangeFeed _feed;
    private readonly UserId _owner = UserId.New(TimeProvider.System);
    private SqliteCatalog _catalog;

    public ChangeFeedTests()
    {
        _catalog = new SqliteCatalog(_folder.Path);
        _feed = new ChangeFeed(_bus, TimeProvider.System);
    }

    [Fact]
    public async Task Numbers_rise_by_one_and_survive_a_reopened_file()
    {
        Assert.Equal(1, await AppendAsync("photo.added"));
        Assert.Equal(2, await AppendAsync("photo.updated"));
        await _catalog.DisposeAsync();
        _catalog = new SqliteCatalog(_folder.Path);

        Assert.Equal(3, await AppendAsync("photo.deleted"));

        await using var session = await _catalog.OpenReadAsync(_owner, default);
        var changes = await ChangeFeed.ListAsync(session, 1, 10, default);
        Assert.Equal(["photo.updated", "photo.deleted"], changes.Select(change => change.What));
    }

    [Fact]
    public async Task A_rolled_back_change_uses_no_number_and_wakes_nobody()
    {
        await using (var session = await _catalog.OpenAsync(_owner, default))
            await _feed.AppendAsync(session, _owner, "photo.added", null, null, null, default);

        Assert.Equal(0, await _feed.HeadAsync(_catalog, _owner, default));
        Assert.Empty(_bus.Published);
        Assert.Equal(1, await AppendAsync("photo.added"));
        Assert.Equal(1, await _feed.HeadAsync(_catalog, _owner, default));
        Assert.Equal([1L], _bus.Published.Select(happened => happened.Change));
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await AppendAsync("photo.added");

        await using var session = await _catalog.OpenReadAsync(_owner, default);

        await Assert.ThrowsAnyAsync<Exception>(() => _feed.AppendAsync(session, _owner, "x", null, null, null, default).AsTask());
    }

    public async ValueTask DisposeAsync()
    {
        await _catalog.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<long> AppendAsync(string what)
    {
        await using var session = await _catalog.OpenAsync(_owner, default);
        var number = await _feed.AppendAsync(session, _owner, what, Guid.NewGuid(), null, "{}", default);
        await session.CommitAsync(default);
        return number;
    }

    private sealed class RecordingBus : IEventBus
    {
        public List<LibraryEvent> Published { get; } = [];

        public ValueTask PublishAsync(LibraryEvent happened, CancellationToken ct)
        {
            Published.Add(happened);
            return ValueTask.CompletedTask;
        }

        public async IAsyncEnumerable<LibraryEvent> Subscribe(UserId owner, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            yield break;
        }
    }
}
