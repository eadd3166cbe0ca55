using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Imaging.Raw;

/// <summary>Loads LibRaw from the system.</summary>
internal static unsafe class RawLibrary
{
    // The field half_size has no function to set it, and lies elsewhere in every release: two floats and it, one number, then highlight.
    private const int HalfSizeAfterBright = 8;
    private const int HighlightAfterBright = 16;
    private const int LookWithin = 8192;

    /// <summary>Where <c>half_size</c> is in LibRaw's data; 0 when it was not found, and RAW is then developed in full.</summary>
    internal static int HalfSizeAt { get; private set; }

    /// <summary>Null when RAW can be decoded, otherwise why not. Opens files: call it before the limits.</summary>
    internal static string? Start()
    {
        if (SystemLibrary.Find(SystemLibrary.Folders, InstalledDecoders.RawNames) is not { } file) return "The RAW library (LibRaw) is not installed.";
        if (!NativeLibraries.TryLoad(RawNative.Library, file)) return "The RAW library (LibRaw) is there but does not load on this machine.";
        RawNative.Data* raw = RawNative.libraw_init(0);
        if (raw is null) return "The RAW library (LibRaw) does not start on this machine.";
        HalfSizeAt = FindHalfSize(raw);
        RawNative.libraw_close(raw);
        return null;
    }

    // Sets its neighbours to what stands nowhere else, and looks for them.
    private static int FindHalfSize(RawNative.Data* raw)
    {
        const float Bright = 1.0987654e-12f;
        const int Highlight = 0x5EED7007;
        RawNative.libraw_set_bright(raw, Bright);
        RawNative.libraw_set_highlight(raw, Highlight);
        var data = new ReadOnlySpan<byte>(raw, LookWithin);
        int bright = data.IndexOf(BitConverter.GetBytes(Bright));
        int highlight = data.IndexOf(BitConverter.GetBytes(Highlight));
        return bright > 0 && highlight == bright + HighlightAfterBright ? bright + HalfSizeAfterBright : 0;
    }
}
