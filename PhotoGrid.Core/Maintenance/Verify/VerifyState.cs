namespace PhotoGrid.Maintenance.Verify;

/// <summary>How far the verification of a library is, or how the last one ended.</summary>
/// <param name="BeganAtMs">When it began.</param>
/// <param name="EndedAtMs">When it ended; null while it goes on or was interrupted.</param>
/// <param name="Position">The key of the last original that was checked; empty at the beginning.</param>
/// <param name="Files">Originals checked.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Faults">What was wrong, so far.</param>
public sealed record VerifyState(long BeganAtMs, long? EndedAtMs, string Position, long Files, long Bytes, long Faults)
{
    /// <summary>Whether there is something to go on with.</summary>
    public bool IsInterrupted => EndedAtMs is null && Position.Length > 0;
}
