namespace PhotoGrid.Imaging.Edits;

/// <summary>
/// What is done to a picture, in the one order it is done in: crop and straighten, turn, mirror, then colours. However it was asked for,
/// the same edit is the same plan; equal plans make equal pixels.
/// </summary>
public sealed record EditPlan
{
    /// <summary>Leaves a picture as it is.</summary>
    public static EditPlan Nothing { get; } = new();

    /// <summary>What is kept of the upright original.</summary>
    public CropBox Crop { get; init; } = CropBox.Whole;

    /// <summary>Degrees clockwise, −45 to 45, that the picture is turned under the crop's frame, about the frame's centre.</summary>
    public double Straighten { get; init; }

    /// <summary>Quarter turns clockwise after that, 0 to 3.</summary>
    public int Turns { get; init; }

    /// <summary>Mirrored left to right after that.</summary>
    public bool Mirrored { get; init; }

    /// <summary>The sliders.</summary>
    public Adjustments Adjust { get; init; } = Adjustments.None;

    /// <summary>The name of a filter, or null.</summary>
    public string? Filter { get; init; }

    /// <summary>The sides of a picture after this, in pixels.</summary>
    public (int Width, int Height) SizeOf(int width, int height)
    {
        EditFrame frame = EditFrame.Of(this, width, height);
        return Turns % 2 == 0 ? (frame.PixelWidth, frame.PixelHeight) : (frame.PixelHeight, frame.PixelWidth);
    }
}
