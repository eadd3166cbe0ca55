using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Stacks;

/// <summary>Photos of one moment that are shown as one.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Primary">The one that stands for it.</param>
/// <param name="Photos">Those that can be seen, the primary among them, in the order in which they were taken.</param>
public sealed record Stack(StackId Id, PhotoId Primary, IReadOnlyList<Photo> Photos);
