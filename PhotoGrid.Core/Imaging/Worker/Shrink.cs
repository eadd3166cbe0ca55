using System.Globalization;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker;

/// <summary>Makes pictures smaller: upright, in sRGB, eight bits, decoded into memory.</summary>
internal static class Shrink
{
    internal const string Profile = "icc-profile-data";

    // The profile that most cameras embed. Its name stands near its beginning.
    private const int ProfileNameWithin = 2048;

    /// <summary>Decodes, at a fraction of the size where the format can.</summary>
    internal static VipsImage FromSource(VipsSource source, ImageHeader header, int longest)
    {
        using VipsImage lazy = header.Type == MediaType.Jpeg ? FromJpeg(source, header, longest) : FromAny(source, longest);
        return Finish(lazy, null);
    }

    /// <summary>From pixels that another library decoded, upright. Without a profile of their own they are in <paramref name="profile"/>, or sRGB.</summary>
    internal static VipsImage FromPixels(VipsImage pixels, int longest, string? profile)
    {
        using VipsOperation thumbnail = pixels.Call("thumbnail_image").Set("width", longest).Set("height", longest).Set("size", "down");
        using VipsImage lazy = thumbnail.BuildImage();
        return Finish(lazy, profile);
    }

    /// <summary>From a picture that this class made.</summary>
    internal static VipsImage FromImage(VipsImage image, int longest)
    {
        using VipsOperation thumbnail = image.Call("thumbnail_image").Set("width", longest).Set("height", longest).Set("size", "down");
        using VipsImage small = thumbnail.BuildImage();
        return small.ToMemory();
    }

    private static VipsImage FromAny(VipsSource source, int longest)
    {
        using VipsOperation thumbnail = new VipsOperation("thumbnail_source")
            .Set("source", source)
            .Set("width", longest)
            .Set("height", longest)
            .Set("size", "down")
            // Its own fail_on argument is ignored; this way it reaches the loader. A cut file is refused, not half grey.
            .Set("option_string", "[fail_on=error]");
        return thumbnail.BuildImage();
    }

    // The thumbnail operation decodes to twice the size asked for, at least. A quarter above it is enough: 44 to 53 dB from the former
    // over 12 to 16 MP photos for an eighth less time. (At 2 % above it was 35 dB, which shows.)
    private static VipsImage FromJpeg(VipsSource source, ImageHeader header, int longest)
    {
        using VipsOperation load = new VipsOperation("jpegload_source")
            .Set("source", source)
            .Set("shrink", JpegShrink(Math.Max(header.Width, header.Height), longest).ToString(CultureInfo.InvariantCulture))
            .Set("access", "sequential")
            .Set("fail_on", "error");
        using VipsImage decoded = load.BuildImage();
        using VipsOperation thumbnail = decoded.Call("thumbnail_image").Set("width", longest).Set("height", longest).Set("size", "down");
        return thumbnail.BuildImage();
    }

    private static int JpegShrink(int side, int longest)
    {
        int shrink = 8;
        while (shrink > 1 && side / shrink * 4 < longest * 5) shrink /= 2;
        return shrink;
    }

    private static VipsImage Finish(VipsImage lazy, string? profile)
    {
        using VipsImage small = lazy.ToMemory();
        using VipsImage converted = ToSrgb(small, profile);
        return ToPlainRgb(converted);
    }

    // After shrinking: left to the thumbnail operation, which converts before it, this alone doubled the time of a 14 MP photo.
    private static VipsImage ToSrgb(VipsImage image, string? unembedded)
    {
        byte[]? profile = image.Blob(Profile);
        if (profile is null ? unembedded is not null : !IsSrgb(profile))
        {
            try
            {
                using VipsOperation transform = image.Call("icc_transform").Set("output_profile", "srgb").Set("embedded", true).Set("intent", "relative");
                if (profile is null) transform.Set("input_profile", unembedded!);
                return transform.BuildImage();
            }
            catch (VipsException)
            {
                // A broken profile is as good as none: the picture still shows, its colours a little off.
            }
        }

        using VipsOperation same = image.Call("copy");
        return same.BuildImage();
    }

    private static bool IsSrgb(ReadOnlySpan<byte> profile)
    {
        ReadOnlySpan<byte> head = profile[..Math.Min(profile.Length, ProfileNameWithin)];
        return head.IndexOf("sRGB IEC61966-2"u8) >= 0 || head.IndexOf("sRGB built-in"u8) >= 0;
    }

    // Grey, CMYK and sixteen bits all become three or four bytes a pixel: encoders and hashes then know one kind.
    private static VipsImage ToPlainRgb(VipsImage image)
    {
        using VipsOperation convert = image.Call("colourspace").Set("space", "srgb");
        using VipsImage rgb = convert.BuildImage();
        return rgb.ToMemory();
    }
}
