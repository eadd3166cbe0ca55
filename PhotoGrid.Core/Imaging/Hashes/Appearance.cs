namespace PhotoGrid.Imaging.Hashes;

/// <summary>How a photo looks, in a few bytes.</summary>
/// <param name="Blurhash">4 × 3 components, equal to the reference encoder character for character.</param>
/// <param name="Color">The average colour, <c>#rrggbb</c>.</param>
/// <param name="PerceptualHash">64 bits; photos that look alike differ in few of them.</param>
/// <param name="DominantColors">At most five, most first.</param>
public sealed record Appearance(string Blurhash, string Color, ulong PerceptualHash, IReadOnlyList<DominantColor> DominantColors);
