using System.IO.Compression;

namespace PhotoGrid.Columns;

/// <summary>One library's geometry as the wire carries it. Each form is made on its first use and kept with the snapshot; don't change the bytes.</summary>
public sealed class PackedGeometry
{
    // Measured on 100,000 photos: quality 5 is where more time stops paying (README.md).
    private const int BrotliQuality = 5, BrotliWindow = 20;

    private readonly Func<byte[]> _encode;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    internal PackedGeometry(Func<byte[]> encode)
    {
        _encode = encode;
        _brotli = new(() => CompressBrotli(encode()));
        _gzip = new(() => CompressGzip(encode()));
    }

    /// <summary>Compressed with Brotli.</summary>
    public byte[] Brotli => _brotli.Value;

    /// <summary>Compressed with gzip.</summary>
    public byte[] Gzip => _gzip.Value;

    /// <summary>As it is; encoded at every call, since hardly anything asks for it.</summary>
    public byte[] EncodePlain() => _encode();

    private static byte[] CompressBrotli(byte[] plain)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return BrotliEncoder.TryCompress(plain, packed, out var written, BrotliQuality, BrotliWindow)
            ? packed.AsSpan(0, written).ToArray()
            : throw new InvalidOperationException("Brotli refused a buffer of the size it asked for.");
    }

    private static byte[] CompressGzip(byte[] plain)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(plain);
        return packed.ToArray();
    }
}
