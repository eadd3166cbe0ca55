using PhotoGrid.Contracts.Events;
using PhotoGrid.Events;
using PhotoGrid.Foundation;

namespace PhotoGrid.Contracts.WrongAdapters;

/// <summary>The contract of event buses is worth something: it notices these.</summary>
public sealed class WrongEventBusTests
{
    [Fact]
    public Task A_bus_that_subscribes_at_the_first_read_is_noticed() =>
        MustFailAsync(() => new Late(), nameof(EventBusContract.The_subscription_is_there_before_the_first_read));

    [Fact]
    public Task A_bus_that_tells_everybody_everything_is_noticed() =>
        MustFailAsync(() => new Gossiping(), nameof(EventBusContract.Every_listener_hears_everything_of_its_user_and_of_nobody_else));

    [Fact]
    public Task A_bus_that_drops_the_newest_is_noticed() =>
        MustFailAsync(() => new Stubborn(), nameof(EventBusContract.A_listener_that_does_not_read_never_holds_up_a_publisher_and_still_hears_the_newest));

    [Fact]
    public async Task The_right_bus_passes_when_run_by_hand() =>
        Assert.Empty(await ContractCheck.FailuresAsync(() => new Suite(new LocalEventBus())));

    private static async Task MustFailAsync(Func<IEventBus> wrong, string test) =>
        Assert.Equal([test], await ContractCheck.FailuresAsync(() => new Suite(wrong()), test));

    private sealed class Suite(IEventBus bus) : EventBusContract
    {
        protected override IEventBus Bus => bus;
    }

    private sealed class Late : IEventBus
    {
        private readonly LocalEventBus _right = new();

        public ValueTask PublishAsync(LibraryEvent happened, CancellationToken ct) => _right.PublishAsync(happened, ct);

        // The subscription is made too late, and what came before is lost; the event after it shows that the reader is not simply stuck.
        public async IAsyncEnumerable<LibraryEvent> Subscribe(UserId owner, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            var subscription = _right.Subscribe(owner, ct);
            await _right.PublishAsync(new LibraryEvent(owner, "photo.added", 8), ct);
            await foreach (var happened in subscription)
                yield return happened;
        }
    }

    private sealed class Gossiping : IEventBus
    {
        private static readonly UserId Everybody = new(Guid.AllBitsSet);
        private readonly LocalEventBus _right = new();

        public ValueTask PublishAsync(LibraryEvent happened, CancellationToken ct) => _right.PublishAsync(happened with { Owner = Everybody }, ct);

        public IAsyncEnumerable<LibraryEvent> Subscribe(UserId owner, CancellationToken ct) => _right.Subscribe(Everybody, ct);
    }

    private sealed class Stubborn : IEventBus
    {
        private readonly LocalEventBus _right = new();
        private int _published;

        public ValueTask PublishAsync(LibraryEvent happened, CancellationToken ct)
        {
            _published++;
            if (_published <= 200)
                return _right.PublishAsync(happened, ct);
            // The last one comes twice at an older place, so that the reader is not left waiting.
            return _published == 10_000 ? _right.PublishAsync(happened with { Change = 1 }, ct) : ValueTask.CompletedTask;
        }

        public IAsyncEnumerable<LibraryEvent> Subscribe(UserId owner, CancellationToken ct) => _right.Subscribe(owner, ct);
    }
}
