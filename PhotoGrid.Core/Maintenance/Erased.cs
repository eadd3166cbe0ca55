namespace PhotoGrid.Maintenance;

/// <summary>What went with an account.</summary>
/// <param name="Photos">Photos and videos, the trash included.</param>
/// <param name="Files">Originals.</param>
/// <param name="Bytes">Their size.</param>
public sealed record Erased(long Photos, long Files, long Bytes);
