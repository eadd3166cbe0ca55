using System.Buffers.Binary;

namespace PhotoGrid.Imaging.Raw;

/// <summary>
/// Finds the largest JPEG within a file by its markers: for cameras newer than the LibRaw at hand, whose files it refuses or whose large
/// preview it does not know. Reads headers only, and takes those that any viewer shows: what a sensor saw is JPEG of another kind.
/// </summary>
internal static class EmbeddedJpeg
{
    // A file made of nothing but beginnings is not worth more looks.
    private const int MaxLooks = 10_000;

    private static ReadOnlySpan<byte> Beginning => [0xFF, 0xD8, 0xFF];

    internal readonly record struct Found(int Offset, int Width, int Height);

    /// <summary>Null when there is none of at least <paramref name="atLeast"/> pixels on its longer side.</summary>
    internal static Found? FindLargest(ReadOnlySpan<byte> file, int atLeast)
    {
        Found? best = null;
        int looks = 0;
        for (int at = 0; looks < MaxLooks; at++, looks++)
        {
            int next = file[at..].IndexOf(Beginning);
            if (next < 0) break;
            at += next;
            if (!TryReadSize(file[at..], out int width, out int height) || Math.Max(width, height) < atLeast) continue;
            if (best is not { } known || (long)width * height > (long)known.Width * known.Height) best = new Found(at, width, height);
        }

        return best;
    }

    // From segment to segment until the frame, which must be baseline or progressive.
    private static bool TryReadSize(ReadOnlySpan<byte> jpeg, out int width, out int height)
    {
        (width, height) = (0, 0);
        for (int at = 2; at + 9 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            byte marker = jpeg[at + 1];
            if (marker is 0xC0 or 0xC1 or 0xC2)
            {
                height = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]);
                return jpeg[at + 4] == 8 && width > 0 && height > 0;
            }

            if (marker is < 0xC0 or (>= 0xD0 and <= 0xDA)) return false;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        }

        return false;
    }
}
