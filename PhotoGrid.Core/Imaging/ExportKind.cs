namespace PhotoGrid.Imaging;

/// <summary>What a picture is exported for.</summary>
public enum ExportKind
{
    /// <summary>To be kept: all its pixels, as JPEG of quality 92, or as PNG where the original is one.</summary>
    Download,

    /// <summary>To be edited in a browser: 1920 pixels at most and nearly without loss, as JPEG of quality 95, or as lossless WebP where it has clear parts.</summary>
    Editing,
}
