using PhotoGrid.Foundation;

namespace PhotoGrid.Stacks;

/// <summary>As much of a photo as says whether another was taken with the same press of the button.</summary>
/// <param name="Id">The photo.</param>
/// <param name="Filename">As it came.</param>
/// <param name="ClockMs">What the clock on the wall showed: of one burst some frames know their place, and so their zone, and others don't.</param>
/// <param name="KnowsItsTime">Whether the file itself says when it was taken.</param>
/// <param name="Make">Of the camera, when known.</param>
/// <param name="Model">Of the camera, when known.</param>
/// <param name="Width">After orientation.</param>
/// <param name="Height">After orientation.</param>
/// <param name="Looks">The perceptual hash; 0 where there is none.</param>
/// <param name="IsRaw">It holds what a sensor saw.</param>
/// <param name="BurstId">What the phone wrote into every photo of a burst.</param>
/// <param name="Hash">Of its bytes.</param>
/// <param name="Stack">The stack that it is in.</param>
internal sealed record Frame(
    PhotoId Id, string Filename, long ClockMs, bool KnowsItsTime, string? Make, string? Model, int Width, int Height, ulong Looks, bool IsRaw, string? BurstId,
    ContentHash Hash, StackId? Stack);
