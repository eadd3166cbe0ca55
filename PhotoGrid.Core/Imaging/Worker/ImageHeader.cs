using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker;

/// <summary>What an image's header says, read before any pixel is.</summary>
internal sealed record ImageHeader(MediaType Type, int Width, int Height, int Orientation, int Frames)
{
    /// <summary>Tags that libvips found: for the formats that the tag reader does not know, or not in full.</summary>
    internal byte[]? Exif { get; init; }

    internal byte[]? Xmp { get; init; }

    internal byte[]? Iptc { get; init; }

    /// <summary>Whether the file has the tag, and not only its default.</summary>
    internal bool SaysOrientation { get; init; }

    internal bool IsTurned => Orientation is >= 5 and <= 8;

    internal int UprightWidth => IsTurned ? Height : Width;

    internal int UprightHeight => IsTurned ? Width : Height;

    /// <summary>Refuses what is no picture, what is not decoded here and what has too many pixels.</summary>
    internal static ImageHeader Read(VipsSource source, ReadOnlySpan<byte> head, long maxPixels)
    {
        MediaType type = Recognise(head);
        string? loader = source.FindLoader();
        if (loader is null || !VipsLibrary.IsAllowed(loader))
            throw new ParkedException(ParkKind.Corrupt, $"This file begins like a {type.Name} and goes on like none.");

        using VipsOperation load = new VipsOperation(loader).Set("source", source).Set("access", "sequential");
        using VipsImage image = load.BuildImage();
        return Of(type, image.Width, image.Height, maxPixels) with
        {
            Orientation = image.Orientation,
            SaysOrientation = image.Has("orientation"),
            Frames = image.Pages,
            Exif = image.Blob("exif-data"),
            Xmp = image.Blob("xmp-data"),
            Iptc = image.Blob("iptc-data"),
        };
    }

    /// <summary>One upright picture of this size, refused where it has too many pixels.</summary>
    internal static ImageHeader Of(MediaType type, int width, int height, long maxPixels)
    {
        if (width <= 0 || height <= 0) throw new ParkedException(ParkKind.Corrupt, "This picture says that it has no size.");
        long pixels = (long)width * height;
        return pixels <= maxPixels
            ? new ImageHeader(type, width, height, Orientation: 1, Frames: 1)
            : throw new ParkedException(ParkKind.Limit, $"This picture has {pixels / 1_000_000} megapixels; {maxPixels / 1_000_000} are decoded at most.");
    }

    /// <summary>The kind by the first bytes, where it is one that is decoded.</summary>
    internal static MediaType Recognise(ReadOnlySpan<byte> head)
    {
        MediaType type = MediaType.Sniff(head)
            ?? throw new ParkedException(ParkKind.Unsupported, "This file is not recognised as a picture.");
        return type is { IsAccepted: true, IsVideo: false } ? type : throw new ParkedException(ParkKind.Unsupported, $"This file is {type.Name}, which is not decoded here.");
    }
}
