namespace PhotoGrid.Imaging.Edits;

/// <summary>
/// The rectangle that is cut out of an upright picture, in its pixels: its centre, its sides before they are whole pixels, and how far
/// it lies turned. The web app computes the same (docs/api/edits.md).
/// </summary>
internal readonly record struct EditFrame(double CenterX, double CenterY, double Width, double Height, double Degrees)
{
    internal int PixelWidth => Math.Max(1, Round(Width));

    internal int PixelHeight => Math.Max(1, Round(Height));

    internal int Left => Round(CenterX - (Width / 2));

    internal int Top => Round(CenterY - (Height / 2));

    internal static EditFrame Of(EditPlan plan, int width, int height)
    {
        CropBox crop = plan.Crop;
        if (plan.Straighten == 0)
        {
            // Edges lie between pixels: what is cut out are these very pixels.
            (int left, int right) = Span(crop.X, crop.Width, width);
            (int top, int bottom) = Span(crop.Y, crop.Height, height);
            return new EditFrame((left + right) / 2.0, (top + bottom) / 2.0, right - left, bottom - top, 0);
        }

        (double x, double y) = ((crop.X + (crop.Width / 2)) * width, (crop.Y + (crop.Height / 2)) * height);
        (double w, double h) = (crop.Width * width, crop.Height * height);
        double part = Part(x, y, w, h, width, height, plan.Straighten);
        return new EditFrame(x, y, w * part, h * part, plan.Straighten);
    }

    // How much of a turned frame can be had: its corners stay in the picture, its shape and its centre stay.
    private static double Part(double x, double y, double w, double h, int width, int height, double degrees)
    {
        (double sin, double cos) = Math.SinCos(Math.Abs(degrees) * Math.PI / 180);
        double reachX = ((w * cos) + (h * sin)) / 2;
        double reachY = ((w * sin) + (h * cos)) / 2;
        return Math.Min(1, Math.Min(Math.Min(x, width - x) / reachX, Math.Min(y, height - y) / reachY));
    }

    private static (int From, int To) Span(double from, double length, int pixels)
    {
        int first = Math.Clamp(Round(from * pixels), 0, pixels - 1);
        return (first, Math.Clamp(Round((from + length) * pixels), first + 1, pixels));
    }

    // As browsers round.
    private static int Round(double value) => (int)Math.Floor(value + 0.5);
}
