namespace PhotoGrid.Imaging.Formats;

/// <summary>A kind of file, found by its first bytes or its name. Compares bytes only: safe in the server.</summary>
/// <param name="Name">Short, for messages: JPEG, HEIC.</param>
/// <param name="MimeType">As served.</param>
/// <param name="IsAccepted">Whether this release takes it in.</param>
public sealed record MediaType(string Name, string MimeType, bool IsAccepted)
{
#pragma warning disable CS1591 // Each is its name.
    public static readonly MediaType Jpeg = new("JPEG", "image/jpeg", true);
    public static readonly MediaType Png = new("PNG", "image/png", true);
    public static readonly MediaType WebP = new("WebP", "image/webp", true);
    public static readonly MediaType Gif = new("GIF", "image/gif", true);
    public static readonly MediaType Avif = new("AVIF", "image/avif", true);
    public static readonly MediaType Tiff = new("TIFF", "image/tiff", true);
    public static readonly MediaType Heic = new("HEIC", "image/heic", false);
    public static readonly MediaType Jxl = new("JPEG XL", "image/jxl", false);
    public static readonly MediaType Jp2 = new("JPEG 2000", "image/jp2", false);
    public static readonly MediaType Bmp = new("BMP", "image/bmp", false);
    public static readonly MediaType Ico = new("icon", "image/x-icon", false);
    public static readonly MediaType Psd = new("Photoshop", "image/vnd.adobe.photoshop", false);
    public static readonly MediaType Raw = new("RAW", "image/x-raw", false);
    public static readonly MediaType Mp4 = new("MP4", "video/mp4", false);
    public static readonly MediaType QuickTime = new("QuickTime", "video/quicktime", false);
    public static readonly MediaType Matroska = new("Matroska", "video/x-matroska", false);
    public static readonly MediaType Avi = new("AVI", "video/x-msvideo", false);
    public static readonly MediaType MpegTs = new("MPEG-TS", "video/mp2t", false);
    public static readonly MediaType Pdf = new("PDF", "application/pdf", false);
    public static readonly MediaType Svg = new("SVG", "image/svg+xml", false);
    public static readonly MediaType Html = new("HTML", "text/html", false);
    public static readonly MediaType Zip = new("ZIP", "application/zip", false);
    public static readonly MediaType Gzip = new("gzip", "application/gzip", false);
    public static readonly MediaType Sidecar = new("XMP sidecar", "application/rdf+xml", false);
#pragma warning restore CS1591

    /// <summary>Every kind that this release takes in.</summary>
    public static IReadOnlyList<MediaType> Accepted { get; } = [Jpeg, Png, WebP, Gif, Avif, Tiff];

    /// <summary>How many first bytes <see cref="Sniff"/> makes use of.</summary>
    public const int SniffLength = 1024;

    /// <summary>The kind by the first bytes (give <see cref="SniffLength"/> where there are as many); null when none is recognised.</summary>
    public static MediaType? Sniff(ReadOnlySpan<byte> head) => MediaTypeSniffer.Sniff(head);

    /// <summary>The kind that a name's extension promises, in any case; null for none or an unknown one.</summary>
    public static MediaType? FromName(string name) => MediaTypeNames.Find(name);
}
