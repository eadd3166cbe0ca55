using PhotoGrid.Foundation;

namespace PhotoGrid.Catalog;

/// <summary>One line of a library's operation log.</summary>
/// <param name="Number">Rises by one with every change of this library.</param>
/// <param name="At">When it was committed, by the server's clock.</param>
/// <param name="Actor">Who did it; the empty id is the server itself.</param>
/// <param name="What">The event's name on the wire, e.g. photo.updated.</param>
/// <param name="Subject">The photo, album or person it is about.</param>
/// <param name="Before">JSON of what it was, for undo; null where there was nothing.</param>
/// <param name="After">JSON of what it is, from which the journal rebuilds a catalog.</param>
public sealed record Change(long Number, DateTimeOffset At, UserId Actor, string What, Guid? Subject, string? Before, string? After);
