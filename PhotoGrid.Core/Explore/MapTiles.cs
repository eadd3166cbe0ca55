namespace PhotoGrid.Explore;

/// <summary>Pictures of the map that are fetched from a server of the administrator's choice; without them nothing is asked of anybody.</summary>
/// <param name="Url">With {z}, {x} and {y} where the numbers of a tile go.</param>
/// <param name="Attribution">Whose map it is, in the words that its licence asks for.</param>
/// <param name="MaxZoom">Beyond it the last tiles are enlarged.</param>
public sealed record MapTiles(string Url, string Attribution, int MaxZoom);
