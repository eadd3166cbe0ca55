namespace PhotoGrid.Library.Seen;

/// <summary>That a photo was looked at: for what, with which models, in which state of its pixels, and why there is nothing, if so.</summary>
internal sealed record Look(string Task, string Model, long Renditions, string? Problem);
