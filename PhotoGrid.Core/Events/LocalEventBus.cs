using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using PhotoGrid.Foundation;

namespace PhotoGrid.Events;

/// <summary>The event bus of one process. Each listener has a short queue; when it is full, the oldest event is dropped.</summary>
public sealed class LocalEventBus : IEventBus
{
    // Enough for a burst of an upload; a listener that is further behind reads the feed anyway.
    private const int QueueLength = 256;
    private readonly ConcurrentDictionary<UserId, ImmutableArray<Subscription>> _listeners = new();

    /// <inheritdoc/>
    public ValueTask PublishAsync(LibraryEvent happened, CancellationToken ct)
    {
        if (_listeners.TryGetValue(happened.Owner, out var listeners))
        {
            foreach (var listener in listeners)
                listener.Queue.Writer.TryWrite(happened);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<LibraryEvent> Subscribe(UserId owner, CancellationToken ct)
    {
        var subscription = new Subscription(this, owner);
        _listeners.AddOrUpdate(owner, _ => [subscription], (_, others) => others.Add(subscription));
        subscription.EndWith(ct);
        return subscription;
    }

    /// <summary>How many listen now; for metrics.</summary>
    public int Listeners => _listeners.Values.Sum(listeners => listeners.Length);

    private void Remove(Subscription subscription)
    {
        while (_listeners.TryGetValue(subscription.Owner, out var listeners) && listeners.Contains(subscription))
        {
            var rest = listeners.Remove(subscription);
            if (rest.IsEmpty
                ? _listeners.TryRemove(KeyValuePair.Create(subscription.Owner, listeners))
                : _listeners.TryUpdate(subscription.Owner, rest, listeners))
            {
                return;
            }
        }
    }

    private sealed class Subscription(LocalEventBus bus, UserId owner) : IAsyncEnumerable<LibraryEvent>
    {
        private CancellationTokenRegistration _ending;

        public UserId Owner => owner;

        public Channel<LibraryEvent> Queue { get; } = Channel.CreateBounded<LibraryEvent>(
            new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

        public void EndWith(CancellationToken ct) => _ending = ct.UnsafeRegister(static state => ((Subscription)state!).End(), this);

        public async IAsyncEnumerator<LibraryEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            try
            {
                await foreach (var happened in Queue.Reader.ReadAllAsync(cancellationToken))
                    yield return happened;
            }
            finally
            {
                await _ending.DisposeAsync();
                End();
            }
        }

        private void End()
        {
            bus.Remove(this);
            Queue.Writer.TryComplete();
        }
    }
}
