using System.Text.Json.Serialization;

namespace PhotoGrid.Vision;

/// <summary>A box in 0..1 of the upright picture.</summary>
public readonly record struct SeenBox(double X, double Y, double W, double H);

/// <summary>A face.</summary>
/// <param name="Box">Where.</param>
/// <param name="Confidence">The detector's.</param>
/// <param name="Quality">Length of the vector before it was made one: faces that are blurred, small or none have short ones.</param>
/// <param name="IsClear">Good enough to be told apart by.</param>
public sealed record SeenFace(SeenBox Box, double Confidence, double Quality, bool IsClear)
{
    /// <summary>Of unit length.</summary>
    [JsonIgnore]
    public float[] Vector { get; init; } = [];
}

/// <summary>A name that was seen; with boxes where it is a thing in the picture.</summary>
public sealed record SeenThing(string Name, double Confidence, IReadOnlyList<SeenBox> Boxes);

/// <summary>A line of text; corners are x and y four times in 0..1, clockwise from the text's own top left.</summary>
public sealed record SeenLine(string Text, double Confidence, IReadOnlyList<double> Corners);

/// <summary>What models saw in one photo.</summary>
public sealed record SeenPhoto
{
    /// <summary>Faces, the clear ones first.</summary>
    public required IReadOnlyList<SeenFace> Faces { get; init; }

    /// <summary>Things.</summary>
    public required IReadOnlyList<SeenThing> Objects { get; init; }

    /// <summary>Names of the whole picture.</summary>
    public required IReadOnlyList<SeenThing> Scenes { get; init; }

    /// <summary>Text in reading order.</summary>
    public required IReadOnlyList<SeenLine> Lines { get; init; }

    /// <summary>What it looks like; null where it was not asked for.</summary>
    public float[]? Visual { get; init; }

    /// <summary>What words would describe it; null where it was not asked for.</summary>
    public float[]? Joint { get; init; }
}
