using System.Buffers.Binary;

namespace PhotoGrid.Imaging.Formats;

/// <summary>Magic bytes. A file that is two things at once is what its first bytes say.</summary>
internal static class MediaTypeSniffer
{
    internal static MediaType? Sniff(ReadOnlySpan<byte> head)
    {
        return head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => MediaType.Jpeg,
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => MediaType.Png,
            [0xFF, 0x0A, ..] => MediaType.Jxl,
            // The document type stands in the first element, a few bytes on.
            [0x1A, 0x45, 0xDF, 0xA3, ..] => head[..Math.Min(head.Length, 64)].IndexOf("webm"u8) >= 0 ? MediaType.WebM : MediaType.Matroska,
            [0x1F, 0x8B, 0x08, ..] => MediaType.Gzip,
            [0x00, 0x00, 0x01, 0x00, _, 0x00, ..] => MediaType.Ico,
            [0x47, ..] when head.Length > 376 && head[188] == 0x47 && head[376] == 0x47 => MediaType.MpegTs,
            [0x00, 0x00, 0x01, 0xBA, ..] => MediaType.MpegTs,
            _ => Text(head),
        };
    }

    private static MediaType? Text(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return MediaType.Gif;
        if (head.StartsWith("RIFF"u8) && head.Length >= 12)
            return head[8..].StartsWith("WEBP"u8) ? MediaType.WebP : head[8..].StartsWith("AVI "u8) ? MediaType.Avi : null;
        if (head.StartsWith("%PDF-"u8)) return MediaType.Pdf;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return MediaType.Zip;
        if (head.StartsWith("8BPS"u8)) return MediaType.Psd;
        if (head.StartsWith("FUJIFILMCCD-RAW"u8)) return MediaType.Raf;
        if (head.StartsWith("FOVb"u8) || head.StartsWith("\0MRM"u8)) return MediaType.Raw;
        if (head.StartsWith("BM"u8) && head.Length >= 18 && head[14] is 12 or 40 or 52 or 56 or 108 or 124) return MediaType.Bmp;
        if (head.Length >= 8 && (head.StartsWith("II"u8) || head.StartsWith("MM"u8))) return TiffSniffer.Sniff(head);
        if (head.Length >= 12 && head[4..].StartsWith("ftyp"u8)) return Brand(head);
        if (head.Length >= 12 && head[4..].StartsWith("JXL "u8)) return MediaType.Jxl;
        if (head.Length >= 12 && head[4..].StartsWith("jP  "u8)) return MediaType.Jp2;
        if (head.Length >= 12 && (head[4..].StartsWith("moov"u8) || head[4..].StartsWith("mdat"u8) || head[4..].StartsWith("wide"u8))) return MediaType.QuickTime;
        return Markup(head);
    }

    private static MediaType? Brand(ReadOnlySpan<byte> head)
    {
        int end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)Math.Min(head.Length, 256));
        MediaType? major = BrandOf(head[8..12]);
        // mif1 and msf1 say only "a picture": the compatible brands say which.
        for (int at = 16; major is null && at + 4 <= end; at += 4) major = BrandOf(head[at..(at + 4)]);
        return major ?? (head[8..].StartsWith("mif1"u8) || head[8..].StartsWith("msf1"u8) ? MediaType.Heic : MediaType.Mp4);
    }

    private static MediaType? BrandOf(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8)) return MediaType.Avif;
        if (brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8)) return MediaType.Heic;
        if (brand.SequenceEqual("crx "u8)) return MediaType.Cr3;
        if (brand.SequenceEqual("qt  "u8)) return MediaType.QuickTime;
        if (brand.StartsWith("3g"u8)) return MediaType.ThreeGp;
        if (brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("M4V"u8) || brand.StartsWith("avc"u8))
            return MediaType.Mp4;
        return null;
    }

    private static MediaType? Markup(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        head = head[..Math.Min(head.Length, MediaType.SniffLength)].TrimStart(" \t\r\n"u8);
        if (!head.StartsWith("<"u8)) return null;
        Span<byte> lower = stackalloc byte[head.Length];
        for (int i = 0; i < head.Length; i++) lower[i] = head[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(head[i] | 0x20) : head[i];
        if (lower.IndexOf("<svg"u8) >= 0) return MediaType.Svg;
        if (lower.IndexOf("<x:xmpmeta"u8) >= 0 || lower.IndexOf("<rdf:rdf"u8) >= 0) return MediaType.Sidecar;
        return lower.IndexOf("<html"u8) >= 0 || lower.StartsWith("<!doctype html"u8) || lower.StartsWith("<script"u8) ? MediaType.Html : null;
    }
}
