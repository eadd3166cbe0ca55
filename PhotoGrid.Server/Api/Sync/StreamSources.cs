using PhotoGrid.Catalog;
using PhotoGrid.Events;
using PhotoGrid.Sync;

namespace PhotoGrid.Server.Api.Sync;

/// <summary>Where events come from: the feed, and the bus that says when to look.</summary>
internal sealed record StreamSources(ICatalog Catalog, ChangeFeed Feed, ReadChanges Changes, IEventBus Bus);
