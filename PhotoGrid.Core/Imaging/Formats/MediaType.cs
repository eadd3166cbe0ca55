using PhotoGrid.Imaging.Video;

namespace PhotoGrid.Imaging.Formats;

/// <summary>A kind of file, found by its first bytes or its name. Compares bytes only: safe in the server.</summary>
/// <param name="Name">Short, for messages: JPEG, HEIC.</param>
/// <param name="MimeType">As served.</param>
/// <param name="Decoder">What decodes it; <see cref="Decoder.None"/> for what this release does not take in.</param>
/// <param name="Extensions">What names of such files end in, with blanks between; the first is the one we give.</param>
public sealed record MediaType(string Name, string MimeType, Decoder Decoder, string Extensions)
{
#pragma warning disable CS1591 // Each is its name.
    public static readonly MediaType Jpeg = new("JPEG", "image/jpeg", Decoder.Vips, "jpg jpeg jpe jfif");
    public static readonly MediaType Png = new("PNG", "image/png", Decoder.Vips, "png");
    public static readonly MediaType WebP = new("WebP", "image/webp", Decoder.Vips, "webp");
    public static readonly MediaType Gif = new("GIF", "image/gif", Decoder.Vips, "gif");
    public static readonly MediaType Avif = new("AVIF", "image/avif", Decoder.Vips, "avif avifs");
    public static readonly MediaType Tiff = new("TIFF", "image/tiff", Decoder.Vips, "tif tiff");
    public static readonly MediaType Heic = new("HEIC", "image/heic", Decoder.Heif, "heic heif hif heics heifs");
    public static readonly MediaType Jxl = new("JPEG XL", "image/jxl", Decoder.Jxl, "jxl");
    public static readonly MediaType Dng = new("DNG", "image/x-adobe-dng", Decoder.Raw, "dng");
    public static readonly MediaType Cr2 = new("CR2", "image/x-canon-cr2", Decoder.Raw, "cr2");
    public static readonly MediaType Cr3 = new("CR3", "image/x-canon-cr3", Decoder.Raw, "cr3");
    public static readonly MediaType Nef = new("NEF", "image/x-nikon-nef", Decoder.Raw, "nef nrw");
    public static readonly MediaType Arw = new("ARW", "image/x-sony-arw", Decoder.Raw, "arw srf sr2");
    public static readonly MediaType Raf = new("RAF", "image/x-fuji-raf", Decoder.Raw, "raf");
    public static readonly MediaType Orf = new("ORF", "image/x-olympus-orf", Decoder.Raw, "orf ori");
    public static readonly MediaType Rw2 = new("RW2", "image/x-panasonic-rw2", Decoder.Raw, "rw2");

    /// <summary>RAW of any other camera.</summary>
    public static readonly MediaType Raw = new("RAW", "image/x-raw", Decoder.Raw,
        "raw 3fr crw dcr erf fff iiq k25 kdc mef mos mrw pef rwl srw x3f");

    public static readonly MediaType Jp2 = new("JPEG 2000", "image/jp2", Decoder.None, "jp2 j2k jpf jpx");
    public static readonly MediaType Bmp = new("BMP", "image/bmp", Decoder.None, "bmp dib");
    public static readonly MediaType Ico = new("icon", "image/x-icon", Decoder.None, "ico");
    public static readonly MediaType Psd = new("Photoshop", "image/vnd.adobe.photoshop", Decoder.None, "psd psb");

    /// <summary>The last two names are those of the moving halves of Google's motion photos.</summary>
    public static readonly MediaType Mp4 = new("MP4", "video/mp4", Decoder.Ffmpeg, "mp4 m4v mp mv");
    public static readonly MediaType ThreeGp = new("3GP", "video/3gpp", Decoder.Ffmpeg, "3gp 3g2 3gpp");
    public static readonly MediaType QuickTime = new("QuickTime", "video/quicktime", Decoder.Ffmpeg, "mov qt");
    public static readonly MediaType Matroska = new("Matroska", "video/x-matroska", Decoder.Ffmpeg, "mkv");
    public static readonly MediaType WebM = new("WebM", "video/webm", Decoder.Ffmpeg, "webm");
    public static readonly MediaType Avi = new("AVI", "video/x-msvideo", Decoder.Ffmpeg, "avi");
    public static readonly MediaType MpegTs = new("MPEG-TS", "video/mp2t", Decoder.None, "mts m2ts ts mpg mpeg");
    public static readonly MediaType Pdf = new("PDF", "application/pdf", Decoder.None, "pdf");
    public static readonly MediaType Svg = new("SVG", "image/svg+xml", Decoder.None, "svg svgz");
    public static readonly MediaType Html = new("HTML", "text/html", Decoder.None, "html htm xhtml");
    public static readonly MediaType Zip = new("ZIP", "application/zip", Decoder.None, "zip");
    public static readonly MediaType Gzip = new("gzip", "application/gzip", Decoder.None, "gz tgz");
    public static readonly MediaType Sidecar = new("XMP sidecar", "application/rdf+xml", Decoder.None, "xmp");
#pragma warning restore CS1591

    /// <summary>Largest XMP file that is read: Lightroom's masks make megabytes.</summary>
    public const int MaxSidecarBytes = 16 << 20;

    /// <summary>Every kind that is recognised. The one table of formats: what is taken in, by which name and as what, follows from it.</summary>
    public static IReadOnlyList<MediaType> All { get; } =
    [
        Jpeg, Png, WebP, Gif, Avif, Tiff, Heic, Jxl, Dng, Cr2, Cr3, Nef, Arw, Raf, Orf, Rw2, Raw, Jp2, Bmp, Ico, Psd,
        Mp4, ThreeGp, QuickTime, Matroska, WebM, Avi, MpegTs, Pdf, Svg, Html, Zip, Gzip, Sidecar,
    ];

    /// <summary>Every kind that this release takes in, where the machine has what decodes it (<see cref="InstalledDecoders"/>).</summary>
    public static IReadOnlyList<MediaType> Accepted { get; } = [.. All.Where(type => type.IsAccepted)];

    /// <summary>How many first bytes <see cref="Sniff"/> makes use of.</summary>
    public const int SniffLength = 1024;

    /// <summary>Whether this release takes it in.</summary>
    public bool IsAccepted => Decoder != Decoder.None;

    /// <summary>Whether it moves: read by <see cref="VideoReader"/> and not by the decode worker.</summary>
    public bool IsVideo => Decoder == Decoder.Ffmpeg;

    /// <summary>Whether it holds what a sensor saw rather than a picture.</summary>
    public bool IsRaw => Decoder == Decoder.Raw;

    /// <summary>What the name of such a file ends in here: a RAW's own ending, which says the camera, and else the first.</summary>
    public string ExtensionFor(string filename) =>
        IsRaw && FromName(filename) == this ? Path.GetExtension(filename)[1..].TrimEnd(' ').ToLowerInvariant() : Extensions.Split(' ')[0];

    /// <summary>The kind by the first bytes (give <see cref="SniffLength"/> where there are as many); null when none is recognised.</summary>
    public static MediaType? Sniff(ReadOnlySpan<byte> head) => MediaTypeSniffer.Sniff(head);

    /// <summary>The kind that a name's extension promises, in any case; null for none or an unknown one.</summary>
    public static MediaType? FromName(string name) => MediaTypeNames.Find(name);

    /// <summary>The kind that a client's word for it means, in any case; null for an unknown one.</summary>
    public static MediaType? FromMimeType(string? mimeType) =>
        All.FirstOrDefault(type => string.Equals(type.MimeType, mimeType, StringComparison.OrdinalIgnoreCase));
}
