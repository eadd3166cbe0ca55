using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Formats;

/// <summary>
/// Which decoders this machine has, looked up once at start by the files of their libraries. A format without its decoder is refused
/// before its bytes are sent; a library that is there and does not load parks the photo (<see cref="ParkKind.FormatOff"/>).
/// </summary>
public sealed class InstalledDecoders
{
    // By their interface: 0.20 and 0.21 of LibRaw have the same.
    internal static readonly string[] HeifNames = ["libheif.so.1"];
    internal static readonly string[] HevcNames = ["libde265.so.0"];
    internal static readonly string[] RawNames = ["libraw_r.so.20", "libraw_r.so.23"];
    internal static readonly string[] JxlNames = ["libjxl.so.0.7", "libjxl.so.0.8", "libjxl.so.0.9", "libjxl.so.0.10", "libjxl.so.0.11"];

    private readonly Dictionary<Decoder, string> _missing = [];

    /// <summary>Looks where <see cref="ImagingOptions.LibraryFolders"/> says, and beside the program for libvips.</summary>
    public InstalledDecoders(ImagingOptions options) : this(options, VipsLibrary.Find())
    {
    }

    internal InstalledDecoders(ImagingOptions options, string? vips)
    {
        IReadOnlyList<string> folders = options.LibraryFolders ?? SystemLibrary.Folders;
        if (vips is null) _missing[Decoder.Vips] = "the image library (libvips) is not installed beside the program";
        if (SystemLibrary.Find(folders, HeifNames) is null || SystemLibrary.Find(folders, HevcNames) is null)
            _missing[Decoder.Heif] = "the HEIC library (libheif1 with libde265) is not installed on the server";
        if (SystemLibrary.Find(folders, RawNames) is null) _missing[Decoder.Raw] = "the RAW library (LibRaw) is not installed on the server";
        if (SystemLibrary.Find(folders, JxlNames) is null) _missing[Decoder.Jxl] = "the JPEG XL library (libjxl) is not installed on the server";
        if (options.MediaTools is null) _missing[Decoder.Ffmpeg] = "ffmpeg is not installed on the server";
    }

    /// <summary>Whether what this library decodes is taken in and can be shown here.</summary>
    public bool Has(Decoder decoder) => MediaType.Accepted.Any(type => type.Decoder == decoder) && WhyNot(decoder) is null;

    /// <summary>What is missing for it, as the second half of a sentence; null when nothing is.</summary>
    public string? WhyNot(Decoder decoder) => _missing.GetValueOrDefault(Decoder.Vips) ?? _missing.GetValueOrDefault(decoder);
}
