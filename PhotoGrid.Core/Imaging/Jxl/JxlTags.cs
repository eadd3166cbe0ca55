using System.Buffers.Binary;
using System.IO.Compression;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Imaging.Jxl;

/// <summary>EXIF and XMP of a JPEG XL that comes in boxes. A plain stream of pixels has none.</summary>
internal static class JxlTags
{
    // Tags of a sane photo stay far below; what inflates to more is left out.
    private const int MaxLength = 16 << 20;

    /// <summary>The EXIF block, which begins with its TIFF header, or null.</summary>
    internal static byte[]? Exif(ReadOnlySpan<byte> file)
    {
        // Before it stands how far off the TIFF header is.
        if (Find(file, "Exif"u8) is not { Length: > 4 } block) return null;
        uint skip = BinaryPrimitives.ReadUInt32BigEndian(block);
        return skip < block.Length - 4 ? block[(4 + (int)skip)..] : null;
    }

    /// <summary>The XMP packet, or null.</summary>
    internal static byte[]? Xmp(ReadOnlySpan<byte> file) => Find(file, "xml "u8);

    private static byte[]? Find(ReadOnlySpan<byte> file, ReadOnlySpan<byte> type)
    {
        for (int at = 0; at < file.Length && IsoBox.TryRead(file[at..], out int header, out int length); at += length)
        {
            ReadOnlySpan<byte> box = file.Slice(at, length);
            ReadOnlySpan<byte> content = box[header..];
            if (box[4..].StartsWith(type)) return content.Length <= MaxLength ? content.ToArray() : null;
            if (box[4..].StartsWith("brob"u8) && content.StartsWith(type)) return Inflate(content[4..].ToArray());
        }

        return null;
    }

    private static byte[]? Inflate(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        var inflated = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = brotli.Read(buffer)) > 0;)
            {
                inflated.Write(buffer, 0, read);
                if (inflated.Length > MaxLength) return null;
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or InvalidOperationException)
        {
            // Damaged tags are as good as none.
            return null;
        }

        return inflated.Length > 0 ? inflated.ToArray() : null;
    }
}
