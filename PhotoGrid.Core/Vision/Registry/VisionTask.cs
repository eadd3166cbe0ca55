namespace PhotoGrid.Vision.Registry;

/// <summary>What can be looked for in a photo; the names are those of stored results.</summary>
public static class VisionTask
{
    /// <summary>Faces and their vectors.</summary>
    public const string Faces = "faces";

    /// <summary>Things with boxes.</summary>
    public const string Objects = "objects";

    /// <summary>Names of the whole picture, and the vector of what it looks like.</summary>
    public const string Scenes = "scenes";

    /// <summary>Lines of text.</summary>
    public const string Text = "text";

    /// <summary>The vector that words can be compared with.</summary>
    public const string Meaning = "meaning";

    /// <summary>Colours by name; needs no model.</summary>
    public const string Colors = "colors";

    /// <summary>All that need models.</summary>
    public static IReadOnlyList<string> OfModels { get; } = [Faces, Objects, Scenes, Text, Meaning];
}
