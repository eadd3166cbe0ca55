namespace PhotoGrid.Columns;

/// <summary>What the cache may keep.</summary>
/// <param name="MaxBytes">Of all snapshots together; 256 MB are four million photos.</param>
/// <param name="MaxUsers">Libraries at once.</param>
public sealed record ColumnsLimits(long MaxBytes = 256 * 1024 * 1024, int MaxUsers = 1000);
