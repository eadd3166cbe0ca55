using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PhotoGrid.Places;

/// <summary>A town as its row holds it; <paramref name="Reach"/> says how much further than a village's its name carries.</summary>
internal readonly record struct Town(double Lat, double Lon, uint Name, ushort Area, double Reach);

/// <summary>
/// The file of towns, read in place: nothing of it stays in memory. A look-up costs a few reads of what the system keeps in its cache.
/// The README has its layout. Safe for any number of readers.
/// </summary>
internal sealed class PlaceFile : IDisposable
{
    internal const int CellsPerDegree = 2;
    internal const int Columns = 360 * CellsPerDegree;
    internal const int Rows = 180 * CellsPerDegree;
    internal const int HeaderSize = 32, TownSize = 16, AreaSize = 12;
    internal static readonly byte[] Magic = "PGPLACE1"u8.ToArray();

    private readonly SafeFileHandle _file;
    private readonly long _townsAt, _areasAt, _textAt;

    private PlaceFile(SafeFileHandle file, ReadOnlySpan<byte> header)
    {
        _file = file;
        TownCount = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
        AreaCount = BinaryPrimitives.ReadUInt32LittleEndian(header[12..]);
        _townsAt = HeaderSize + (4L * ((Rows * Columns) + 1));
        _areasAt = _townsAt + (TownSize * (long)TownCount);
        _textAt = _areasAt + (AreaSize * (long)AreaCount);
        Length = _textAt + BinaryPrimitives.ReadUInt32LittleEndian(header[16..]);
        Version = BinaryPrimitives.ReadInt64LittleEndian(header[24..]) & long.MaxValue;
    }

    /// <summary>Which data this is.</summary>
    public long Version { get; }

    public uint TownCount { get; }

    private uint AreaCount { get; }

    private long Length { get; }

    /// <summary>Null when there is no such file, or it is another or a broken one.</summary>
    public static PlaceFile? TryOpen(string path)
    {
        if (!File.Exists(path))
            return null;
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        Span<byte> header = stackalloc byte[HeaderSize];
        if (RandomAccess.Read(file, header, 0) == HeaderSize && header[..Magic.Length].SequenceEqual(Magic))
        {
            var opened = new PlaceFile(file, header);
            if (RandomAccess.GetLength(file) == opened.Length)
                return opened;
        }

        file.Dispose();
        return null;
    }

    /// <summary>The towns of some neighbouring cells of a row. Both columns are within the row.</summary>
    public void Visit(int row, int firstColumn, int lastColumn, Action<Town> visit)
    {
        Span<byte> number = stackalloc byte[4];
        uint Start(int cell, Span<byte> into)
        {
            Read(into, HeaderSize + (4L * cell));
            return BinaryPrimitives.ReadUInt32LittleEndian(into);
        }

        var first = Start((row * Columns) + firstColumn, number);
        var count = (int)(Start((row * Columns) + lastColumn + 1, number) - first);
        if (count <= 0)
            return;
        var buffer = ArrayPool<byte>.Shared.Rent(count * TownSize);
        try
        {
            var towns = buffer.AsSpan(0, count * TownSize);
            Read(towns, _townsAt + (TownSize * (long)first));
            for (var at = 0; at < towns.Length; at += TownSize)
                visit(TownOf(towns.Slice(at, TownSize)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The words of a town's own name.</summary>
    public string? NameOf(Town town) => Text(town.Name);

    /// <summary>Region, country with its two letters in front, time zone.</summary>
    public (string? Region, string? Country, string? TimeZone) AreaOf(Town town)
    {
        Span<byte> area = stackalloc byte[AreaSize];
        Read(area, _areasAt + (AreaSize * (long)town.Area));
        return (Text(BinaryPrimitives.ReadUInt32LittleEndian(area)), Text(BinaryPrimitives.ReadUInt32LittleEndian(area[4..])),
            Text(BinaryPrimitives.ReadUInt32LittleEndian(area[8..])));
    }

    /// <summary>Every word of the file, at the offsets that towns name; each begins with its length in a byte.</summary>
    public byte[] ReadText()
    {
        var text = new byte[Length - _textAt];
        Read(text, _textAt);
        return text;
    }

    public void Dispose() => _file.Dispose();

    private static Town TownOf(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt32LittleEndian(bytes) / 1e5, BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]) / 1e5,
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[12..]),
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[14..]) / 1000.0);

    private string? Text(uint offset)
    {
        Span<byte> text = stackalloc byte[256];
        var read = RandomAccess.Read(_file, text, _textAt + offset);
        var length = read == 0 ? 0 : Math.Min(text[0], read - 1);
        return length == 0 ? null : Encoding.UTF8.GetString(text.Slice(1, length));
    }

    private void Read(Span<byte> into, long offset)
    {
        if (RandomAccess.Read(_file, into, offset) != into.Length)
            throw new IOException("The file of places was changed while it was open.");
    }
}
