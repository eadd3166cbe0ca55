namespace PhotoGrid.Imaging.Edits;

/// <summary>A part of a picture in parts of its width and height: 0 to 1 from the top left corner of the upright original.</summary>
public readonly record struct CropBox(double X, double Y, double Width, double Height)
{
    /// <summary>All of it.</summary>
    public static CropBox Whole { get; } = new(0, 0, 1, 1);
}
