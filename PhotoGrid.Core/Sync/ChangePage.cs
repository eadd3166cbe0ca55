namespace PhotoGrid.Sync;

/// <summary>What happened after a change number, oldest first.</summary>
/// <param name="Changes">At most as many as were asked for.</param>
/// <param name="Head">The newest change number of the library.</param>
/// <param name="HasMore">There are more after the last of these.</param>
/// <param name="Resync">
/// The number asked from is ahead of the library (it was restored from a backup) or its lines are gone: forget what you have and read
/// everything again.
/// </param>
public sealed record ChangePage(IReadOnlyList<SyncChange> Changes, long Head, bool HasMore, bool Resync);
