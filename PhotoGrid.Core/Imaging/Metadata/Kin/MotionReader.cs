using System.Globalization;

namespace PhotoGrid.Imaging.Metadata.Kin;

/// <summary>
/// Finds the video that phones append to a photo: Google's two ways of saying so in XMP (MicroVideo counts from the end, MotionPhoto lists
/// what follows the picture), and Samsung's directory at the end of the file. What is pointed at must begin like an MP4.
/// </summary>
internal static class MotionReader
{
    private const string Directory = "Directory[";

    internal static MotionPart? Read(Stream original, XmpValues xmp, string? make)
    {
        foreach (long length in Announced(xmp))
        {
            if (length < original.Length && Check(original, new MotionPart(original.Length - length, length)) is { } found) return found;
        }

        // Only theirs have one, and looking costs a read at the far end of the file.
        return make?.StartsWith("samsung", StringComparison.OrdinalIgnoreCase) == true && SamsungTrailer.Find(original) is { } part ? Check(original, part) : null;
    }

    private static IEnumerable<long> Announced(XmpValues xmp)
    {
        foreach ((string path, string value) in xmp.All)
        {
            if (path.EndsWith(":MicroVideoOffset", StringComparison.Ordinal) && Number(value) is { } offset) yield return offset;
        }

        // …:Directory[2]/…:Item/…:Semantic = MotionPhoto; its Length stands beside it, and what follows it in the file after it in the list.
        string? item = xmp.All.FirstOrDefault(pair => pair.Value == "MotionPhoto" && pair.Key.EndsWith(":Semantic", StringComparison.Ordinal)).Key;
        if (item is null || Index(item) is not { } index) yield break;
        long length = 0;
        foreach ((string path, string value) in xmp.All)
        {
            if (path.EndsWith(":Length", StringComparison.Ordinal) && Index(path) >= index && Number(value) is { } part) length += part;
        }

        if (length > 0) yield return length;
    }

    private static int? Index(string path)
    {
        int at = path.IndexOf(Directory, StringComparison.Ordinal);
        int end = at < 0 ? -1 : path.IndexOf(']', at);
        return end > 0 && int.TryParse(path.AsSpan((at + Directory.Length)..end), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : null;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0 ? number : null;

    private static MotionPart? Check(Stream original, MotionPart part)
    {
        Span<byte> head = stackalloc byte[8];
        if (part.Offset <= 0 || part.Length < head.Length || part.Offset > original.Length - part.Length) return null;
        original.Position = part.Offset;
        return original.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head[4..].SequenceEqual("ftyp"u8) ? part : null;
    }
}
