using PhotoGrid.Catalog;

namespace PhotoGrid.Library;

/// <summary>
/// What another feature keeps of photos (albums their counts, say), brought up to date in the transaction of the change itself. The library
/// knows nobody who follows it.
/// </summary>
/// <param name="ChangedAsync">Told of every changed photo, as it was and as it is now; of one erased for good with null, before its rows go.</param>
public sealed record PhotoFollower(Func<CatalogSession, Photo, Photo?, CancellationToken, Task> ChangedAsync);
