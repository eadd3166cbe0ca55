namespace PhotoGrid.Sync;

/// <summary>One line of the feed as clients see it.</summary>
/// <param name="Number">Its change number.</param>
/// <param name="At">When it was committed.</param>
/// <param name="What">E.g. photo.updated.</param>
/// <param name="Subject">The photo, album or person it is about.</param>
/// <param name="PhotoNumber">The grid's number of that photo; null when it is no photo, or was erased since.</param>
public sealed record SyncChange(long Number, DateTimeOffset At, string What, Guid? Subject, long? PhotoNumber);
