using PhotoGrid.Events;
using PhotoGrid.Foundation;

namespace PhotoGrid.Contracts.Events;

/// <summary>The contract within one process.</summary>
public sealed class LocalEventBusTests : EventBusContract
{
    private readonly LocalEventBus _bus = new();

    protected override IEventBus Bus => _bus;

    [Fact]
    public async Task Who_left_is_forgotten_even_when_it_never_read()
    {
        var owner = UserId.New(TimeProvider.System);
        using var ending = new CancellationTokenSource();
        _ = _bus.Subscribe(owner, ending.Token);
        var read = _bus.Subscribe(owner, default).GetAsyncEnumerator();
        await _bus.PublishAsync(new LibraryEvent(owner, "photo.added", 1), default);
        await read.MoveNextAsync();
        Assert.Equal(2, _bus.Listeners);

        await ending.CancelAsync();
        await read.DisposeAsync();

        Assert.Equal(0, _bus.Listeners);
    }
}
