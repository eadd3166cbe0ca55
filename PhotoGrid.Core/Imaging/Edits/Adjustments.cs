namespace PhotoGrid.Imaging.Edits;

/// <summary>How far each slider is from rest: −100 to 100, the last two 0 to 100. docs/api/edits.md says what they do.</summary>
public sealed record Adjustments
{
    /// <summary>Nothing moved.</summary>
    public static Adjustments None { get; } = new();

    /// <summary>Middle tones; black and white stay.</summary>
    public double Brightness { get; init; }

    /// <summary>The slope of the middle tones; black and white stay.</summary>
    public double Contrast { get; init; }

    /// <summary>The bright tones.</summary>
    public double Highlights { get; init; }

    /// <summary>The dark tones.</summary>
    public double Shadows { get; init; }

    /// <summary>From blue to amber, the luminance kept.</summary>
    public double Warmth { get; init; }

    /// <summary>−100 is grey.</summary>
    public double Saturation { get; init; }

    /// <summary>Contrast of edges.</summary>
    public double Sharpness { get; init; }

    /// <summary>Darkness of the corners.</summary>
    public double Vignette { get; init; }
}
