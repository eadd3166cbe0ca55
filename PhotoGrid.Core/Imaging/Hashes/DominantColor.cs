namespace PhotoGrid.Imaging.Hashes;

/// <summary>A colour <c>#rrggbb</c> and the share of the picture it covers, 0 to 1.</summary>
public sealed record DominantColor(string Color, double Share);
