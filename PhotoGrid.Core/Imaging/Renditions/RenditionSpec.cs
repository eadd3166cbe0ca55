namespace PhotoGrid.Imaging.Renditions;

/// <summary>One rendition: its longest side in pixels, never enlarged, and its format.</summary>
public readonly record struct RenditionSpec(int Size, RenditionFormat Format)
{
    /// <summary>Made for every photo before it counts as ready.</summary>
    public static IReadOnlyList<RenditionSpec> Eager { get; } =
        [new(800, RenditionFormat.WebP), new(400, RenditionFormat.WebP), new(150, RenditionFormat.WebP)];

    /// <summary>Made when nothing else waits.</summary>
    public static IReadOnlyList<RenditionSpec> Backlog { get; } =
    [
        new(1920, RenditionFormat.WebP), new(1920, RenditionFormat.Avif), new(800, RenditionFormat.Avif),
        new(400, RenditionFormat.Avif), new(150, RenditionFormat.Avif),
    ];
}
