namespace PhotoGrid.Maintenance.Verify;

/// <summary>Something that a verification came upon.</summary>
/// <param name="Kind">A stable word: database, photo-without-original, original-missing, original-damaged, original-unreadable, original-unused, reference,
/// counter, album-count, orphan; and, without being faults, offline, leftover, reference-changed and reference-gone.</param>
/// <param name="Subject">What it is about: a key, an id or a name.</param>
/// <param name="Message">One plain sentence.</param>
/// <param name="IsFault">Whether something is wrong; otherwise it is only said.</param>
public sealed record Finding(string Kind, string Subject, string Message, bool IsFault = true);
