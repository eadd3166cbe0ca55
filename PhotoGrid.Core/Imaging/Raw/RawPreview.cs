namespace PhotoGrid.Imaging.Raw;

/// <summary>A picture out of a RAW file, in LibRaw's memory: a JPEG, or plain samples of eight bits.</summary>
internal sealed unsafe class RawPreview(RawNative.Processed* made) : IDisposable
{
    internal bool IsJpeg => made->Kind == RawNative.ImageJpeg;

    internal byte* Bytes => (byte*)(made + 1);

    internal int Length => (int)made->Length;

    /// <summary>Of plain samples; 0 for a JPEG.</summary>
    internal int Width => made->Width;

    /// <summary>Of plain samples; 0 for a JPEG.</summary>
    internal int Height => made->Height;

    internal int Bands => made->Colors;

    public void Dispose() => RawNative.libraw_dcraw_clear_mem(made);
}
