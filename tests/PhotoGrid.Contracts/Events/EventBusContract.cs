using PhotoGrid.Events;
using PhotoGrid.Foundation;

namespace PhotoGrid.Contracts.Events;

/// <summary>What every event bus promises.</summary>
public abstract class EventBusContract
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly UserId _owner = UserId.New(TimeProvider.System);

    protected abstract IEventBus Bus { get; }

    [Fact]
    public async Task What_is_published_after_subscribing_arrives_in_order()
    {
        await PublishAsync(_owner, 1);
        await using var events = Bus.Subscribe(_owner, default).GetAsyncEnumerator();

        for (var change = 2; change <= 50; change++)
            await PublishAsync(_owner, change);

        for (var change = 2; change <= 50; change++)
            Assert.Equal(new LibraryEvent(_owner, "photo.added", change), await NextAsync(events));
    }

    [Fact]
    public async Task The_subscription_is_there_before_the_first_read()
    {
        var subscription = Bus.Subscribe(_owner, default);
        await PublishAsync(_owner, 7);

        await using var events = subscription.GetAsyncEnumerator();

        Assert.Equal(7, (await NextAsync(events)).Change);
    }

    [Fact]
    public async Task Every_listener_hears_everything_of_its_user_and_of_nobody_else()
    {
        var other = UserId.New(TimeProvider.System);
        await using var first = Bus.Subscribe(_owner, default).GetAsyncEnumerator();
        await using var second = Bus.Subscribe(_owner, default).GetAsyncEnumerator();
        await using var stranger = Bus.Subscribe(other, default).GetAsyncEnumerator();

        await PublishAsync(_owner, 1);
        await PublishAsync(other, 2);
        await PublishAsync(_owner, 3);

        Assert.Equal((1, 3), ((await NextAsync(first)).Change, (await NextAsync(first)).Change));
        Assert.Equal((1, 3), ((await NextAsync(second)).Change, (await NextAsync(second)).Change));
        Assert.Equal(2, (await NextAsync(stranger)).Change);
    }

    [Fact]
    public async Task Live_only_news_carry_their_data()
    {
        await using var events = Bus.Subscribe(_owner, default).GetAsyncEnumerator();

        await Bus.PublishAsync(new LibraryEvent(_owner, "upload.progress", 0, """{"percent":40}"""), default);

        Assert.Equal("""{"percent":40}""", (await NextAsync(events)).Json);
    }

    [Fact]
    public async Task A_listener_that_does_not_read_never_holds_up_a_publisher_and_still_hears_the_newest()
    {
        await using var lazy = Bus.Subscribe(_owner, default).GetAsyncEnumerator();

        for (var change = 1; change <= 10_000; change++)
            await PublishAsync(_owner, change).WaitAsync(Limit);

        long seen = 0;
        while (seen < 10_000)
        {
            var next = (await NextAsync(lazy)).Change;
            Assert.True(next > seen, "Events came back or out of order.");
            seen = next;
        }
    }

    [Fact]
    public async Task A_subscription_ends_with_its_token()
    {
        using var ending = new CancellationTokenSource();
        await using var events = Bus.Subscribe(_owner, ending.Token).GetAsyncEnumerator();
        var waiting = events.MoveNextAsync().AsTask();

        await ending.CancelAsync();

        Assert.False(await waiting.WaitAsync(Limit));
        await PublishAsync(_owner, 1);
    }

    [Fact]
    public async Task One_listener_that_leaves_does_not_disturb_the_others()
    {
        await using var staying = Bus.Subscribe(_owner, default).GetAsyncEnumerator();
        var leaving = Bus.Subscribe(_owner, default).GetAsyncEnumerator();
        await PublishAsync(_owner, 1);
        Assert.Equal(1, (await NextAsync(leaving)).Change);

        await leaving.DisposeAsync();
        await PublishAsync(_owner, 2);

        Assert.Equal((1, 2), ((await NextAsync(staying)).Change, (await NextAsync(staying)).Change));
    }

    private Task PublishAsync(UserId owner, long change) => Bus.PublishAsync(new LibraryEvent(owner, "photo.added", change), default).AsTask();

    private static async Task<LibraryEvent> NextAsync(IAsyncEnumerator<LibraryEvent> events)
    {
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Limit), "The subscription ended.");
        return events.Current;
    }
}
