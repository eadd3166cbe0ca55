using System.Globalization;
using PhotoGrid.Imaging.Edits;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker.Edits;

/// <summary>
/// A picture with its edits, at a size: decoded no larger than the size needs, cut out, straightened, turned, and then its colours. The web
/// app's preview does the same to the pixel (docs/api/edits.md); a test holds the two to each other.
/// </summary>
internal static class EditedPicture
{
    /// <summary>Upright, in sRGB, eight bits, no side longer than this, never enlarged.</summary>
    internal static VipsImage Render(Picture picture, EditPlan plan, int longest)
    {
        (int width, int height) = (picture.Header.UprightWidth, picture.Header.UprightHeight);
        EditFrame frame = EditFrame.Of(plan, width, height);
        double scale = Math.Min(1, (double)longest / Math.Max(frame.PixelWidth, frame.PixelHeight));
        (int targetWidth, int targetHeight) = (Scaled(frame.PixelWidth, scale), Scaled(frame.PixelHeight, scale));
        using VipsImage whole = picture.Shrink(Math.Min(Math.Max(width, height), (int)Math.Ceiling(Math.Max(width, height) * scale)));
        using VipsImage cut = Cut(whole, plan, targetWidth, targetHeight);
        using VipsImage turned = Turn(cut, plan);
        return EditedColors.Apply(turned, plan);
    }

    private static int Scaled(int side, double scale) => Math.Max(1, (int)Math.Floor((side * scale) + 0.5));

    private static VipsImage Cut(VipsImage whole, EditPlan plan, int width, int height)
    {
        EditFrame frame = EditFrame.Of(plan, whole.Width, whole.Height);
        if (frame.Degrees != 0) return Straightened(whole, frame, width, height);
        using VipsOperation extract = new VipsOperation("extract_area").Set("input", whole)
            .Set("left", frame.Left).Set("top", frame.Top).Set("width", frame.PixelWidth).Set("height", frame.PixelHeight);
        using VipsImage cut = extract.BuildImage();
        if (cut.Width == width && cut.Height == height) return cut.ToMemory();
        // Edges that fall between the pixels of a smaller picture: off by one.
        using VipsOperation fit = cut.Call("thumbnail_image").Set("width", width).Set("height", height).Set("size", "force");
        using VipsImage fitted = fit.BuildImage();
        return fitted.ToMemory();
    }

    // For each pixel of the result, where it lies in the whole: from its centre out by the frame's sides, turned, and into the middle of the frame.
    private static VipsImage Straightened(VipsImage whole, EditFrame frame, int width, int height)
    {
        (double sin, double cos) = Math.SinCos(frame.Degrees * Math.PI / 180);
        (double stepX, double stepY) = (frame.Width / width, frame.Height / height);
        using VipsImage places = new VipsOperation("xyz").Set("width", width).Set("height", height).BuildImage();
        using VipsImage fromCenter = places.Call("linear").Set("a", stepX, stepY).Set("b", (0.5 - (width / 2.0)) * stepX, (0.5 - (height / 2.0)) * stepY).BuildImage();
        using VipsImage turn = VipsImage.FromNumbers([(float)cos, (float)sin, (float)-sin, (float)cos], 2, 2);
        using VipsImage turned = fromCenter.Call("recomb").Set("m", turn).BuildImage();
        using VipsImage index = turned.Call("linear").Set("a", 1.0, 1.0).Set("b", frame.CenterX - 0.5, frame.CenterY - 0.5).BuildImage();
        using VipsImage straight = whole.Call("mapim").Set("index", index).Set("interpolate", "bicubic").Set("extend", "copy").BuildImage();
        return straight.ToMemory();
    }

    private static VipsImage Turn(VipsImage image, EditPlan plan)
    {
        using VipsOperation rotate = image.Call("rot").Set("angle", string.Create(CultureInfo.InvariantCulture, $"d{plan.Turns * 90}"));
        using VipsImage turned = rotate.BuildImage();
        if (!plan.Mirrored) return turned.ToMemory();
        using VipsImage mirrored = turned.Call("flip").Set("direction", "horizontal").BuildImage();
        return mirrored.ToMemory();
    }
}
