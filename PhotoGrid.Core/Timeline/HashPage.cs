namespace PhotoGrid.Timeline;

/// <summary>Blurhashes of neighbours in the timeline.</summary>
/// <param name="From">The position of the first, 0 being the newest photo.</param>
/// <param name="Change">The change number that positions are of; another one than the geometry's means fetching that again.</param>
/// <param name="Hashes">Null where a photo is not processed yet; fewer than asked for at the end.</param>
public sealed record HashPage(int From, long Change, IReadOnlyList<string?> Hashes);
