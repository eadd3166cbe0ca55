using PhotoGrid.Imaging.Hashes;

namespace PhotoGrid.Imaging.Renditions;

/// <summary>What makes a photo ready to be shown: the eager renditions, and what is seen in them.</summary>
public sealed record EagerRenditions(RenditionSet Set, Appearance Appearance);
