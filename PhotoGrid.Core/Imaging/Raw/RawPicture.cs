using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Raw;

/// <summary>
/// A RAW file in memory. Shown is what the camera shows: the preview within. Only where that is missing, or too small for a tile, is the
/// sensor's picture developed, at half its size.
/// </summary>
internal sealed unsafe class RawPicture : Picture
{
    // Smaller is a thumbnail for the camera's own list: a tile of 800 pixels would be blurred.
    private const int LargeEnough = 1000;

    private readonly byte* _bytes;
    private readonly int _length;
    private readonly long _maxPixels;
    private readonly RawFile? _file;
    private readonly EmbeddedJpeg.Found? _jpeg;

    /// <summary>Reads the header. The bytes must stay until it is disposed.</summary>
    internal RawPicture(MediaType type, byte* bytes, int length, long maxPixels)
    {
        _bytes = bytes;
        _length = length;
        _maxPixels = maxPixels;
        _file = RawFile.Open(bytes, length);
        try
        {
            if (_file is null) _jpeg = EmbeddedJpeg.FindLargest(new ReadOnlySpan<byte>(bytes, length), atLeast: 1);
            Header = _file is not null ? ImageHeader.Of(type, _file.Width, _file.Height, maxPixels)
                : _jpeg is not null ? OfPreview(type)
                : throw new ParkedException(ParkKind.Unsupported, "This RAW file is of a camera that is not known here, or damaged.");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal override ImageHeader Header { get; }

    internal override VipsImage Shrink(int longest)
    {
        if (_jpeg is { } only) return FromJpeg(_bytes + only.Offset, _length - only.Offset, longest);
        using RawPreview? preview = _file!.Preview();
        int side = preview is null ? 0 : Side(preview);
        if (side >= LargeEnough) return FromPreview(preview!, longest);
        if (EmbeddedJpeg.FindLargest(new ReadOnlySpan<byte>(_bytes, _length), Math.Max(side + 1, LargeEnough)) is { } larger)
            return FromJpeg(_bytes + larger.Offset, _length - larger.Offset, longest);
        try
        {
            using RawPreview developed = _file.Develop();
            return FromSamples(developed, longest);
        }
        catch (ParkedException) when (preview is not null)
        {
            // A blurred tile is better than none.
            return FromPreview(preview, longest);
        }
    }

    public override void Dispose() => _file?.Dispose();

    // LibRaw knows the sensor's size; without it the preview's is all there is.
    private ImageHeader OfPreview(MediaType type)
    {
        using VipsSource source = VipsSource.FromMemory(_bytes + _jpeg!.Value.Offset, _length - _jpeg.Value.Offset);
        return HeaderOf(source, _bytes + _jpeg.Value.Offset, _length - _jpeg.Value.Offset) with { Type = type };
    }

    private ImageHeader HeaderOf(VipsSource source, byte* jpeg, int length) =>
        ImageHeader.Read(source, new ReadOnlySpan<byte>(jpeg, Math.Min(length, MediaType.SniffLength)), _maxPixels);

    private static int Side(RawPreview preview)
    {
        if (!preview.IsJpeg) return Math.Max(preview.Width, preview.Height);
        return EmbeddedJpeg.FindLargest(new ReadOnlySpan<byte>(preview.Bytes, preview.Length), atLeast: 1) is { Offset: 0 } jpeg
            ? Math.Max(jpeg.Width, jpeg.Height)
            : 0;
    }

    private VipsImage FromPreview(RawPreview preview, int longest) =>
        preview.IsJpeg ? FromJpeg(preview.Bytes, preview.Length, longest) : Upright(FromSamples(preview, longest), saysOrientation: false);

    private static VipsImage FromSamples(RawPreview preview, int longest)
    {
        using VipsImage pixels = VipsImage.OnSamples(preview.Bytes, preview.Width, preview.Height, preview.Bands);
        return Worker.Shrink.FromPixels(pixels, longest, profile: null);
    }

    private VipsImage FromJpeg(byte* bytes, int length, int longest)
    {
        using VipsSource source = VipsSource.FromMemory(bytes, length);
        ImageHeader header = HeaderOf(source, bytes, length);
        VipsImage picture = Worker.Shrink.FromSource(source, header, longest);
        return header.Orientation == 1 ? Upright(picture, header.SaysOrientation) : picture;
    }

    // Some cameras write previews as the sensor lay without a word about it: such a one lies across the RAW's own shape, or head down.
    private VipsImage Upright(VipsImage picture, bool saysOrientation)
    {
        int orientation = _file?.Orientation ?? 1;
        bool across = orientation is 6 or 8 && (picture.Width > picture.Height) != (_file!.Width > _file.Height);
        if (!across && (orientation != 3 || saysOrientation)) return picture;
        using (picture)
        {
            using VipsOperation turn = picture.Call("rot").Set("angle", orientation switch { 3 => "d180", 8 => "d270", _ => "d90" });
            using VipsImage upright = turn.BuildImage();
            return upright.ToMemory();
        }
    }
}
