using PhotoGrid.Foundation;

namespace PhotoGrid.Events;

/// <summary>Something happened in a user's library. Only a wake-up: the truth is the change feed. Live-only news (progress) carry change 0.</summary>
/// <param name="Owner">Whose library.</param>
/// <param name="Type">The event's name on the wire, e.g. photo.added.</param>
/// <param name="Change">The change number, or 0 for news that are never replayed.</param>
/// <param name="Json">The data of a live-only event; empty for changes, which are read from the feed.</param>
public sealed record LibraryEvent(UserId Owner, string Type, long Change, string Json = "");

/// <summary>Tells listeners on every node that something changed. Lossy by design: a slow listener misses events and catches up from the feed.</summary>
public interface IEventBus
{
    /// <summary>Publishes after commit; never blocks on listeners and never throws because of one.</summary>
    ValueTask PublishAsync(LibraryEvent happened, CancellationToken ct);

    /// <summary>Events of one user from now on, until <paramref name="ct"/> ends or the enumeration is disposed. The subscription exists when this returns.</summary>
    IAsyncEnumerable<LibraryEvent> Subscribe(UserId owner, CancellationToken ct);
}
