using System.Buffers;
using System.Buffers.Binary;

namespace PhotoGrid.Archives;

/// <summary>A file to be written into a zip.</summary>
/// <param name="Name">With / between folders.</param>
/// <param name="Size">Exactly as many bytes as will come.</param>
/// <param name="Modified">Its time; readers that know no zones see the wall clock.</param>
public sealed record ZipFile(string Name, long Size, DateTimeOffset Modified);

/// <summary>
/// Writes a zip of stored files to a stream that only goes forward, without buffering a file. What is written is known to the byte before
/// anything is, so that an answer can say its length. Files and zips over 4 GiB are Zip64. .NET's own writer wants to seek, or to write while nobody awaits.
/// </summary>
public sealed class ZipWriter
{
    /// <summary>From here on a number takes the large form.</summary>
    internal const long Limit32 = uint.MaxValue;

    private const int Limit16 = ushort.MaxValue;
    private const int EndLength = 22, LargeEndLength = 56 + 20;
    private const int BufferSize = 128 * 1024;

    private readonly List<ZipEntryHead> _entries = [];
    private readonly Stream _output;
    private readonly long _largest;
    private long _written;

    /// <summary>The stream stays open. <paramref name="largest"/> is for tests, which don't write 4 GiB.</summary>
    public ZipWriter(Stream output, long largest = Limit32) => (_output, _largest) = (output, largest);

    /// <summary>How long a zip of these files is.</summary>
    public static long LengthOf(IEnumerable<ZipFile> files, long largest = Limit32)
    {
        long offset = 0, central = 0;
        var count = 0;
        foreach (var file in files)
        {
            var entry = new ZipEntryHead(file.Name, file.Size, file.Modified, largest) { Offset = offset };
            offset += entry.LocalLength + file.Size + entry.DescriptorLength;
            central += entry.CentralLength(largest);
            count++;
        }

        return offset + central + EndLength + (IsLarge(count, offset, central, largest) ? LargeEndLength : 0);
    }

    /// <summary>Writes one file. Content that ends early is an <see cref="EndOfStreamException"/>, and the zip is lost; what is too much is not read.</summary>
    public async Task AddAsync(ZipFile file, Stream content, CancellationToken ct)
    {
        var entry = new ZipEntryHead(file.Name, file.Size, file.Modified, _largest) { Offset = _written };
        await WriteAsync(entry.Local(), ct);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (var left = file.Size; left > 0;)
            {
                var read = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), ct);
                if (read == 0)
                    throw new EndOfStreamException("A file is shorter than it was said to be.");
                entry.Crc = Crc32.Append(entry.Crc, buffer.AsSpan(0, read));
                await WriteAsync(buffer.AsMemory(0, read), ct);
                left -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await WriteAsync(entry.Descriptor(), ct);
        _entries.Add(entry);
    }

    /// <summary>Writes the directory, without which it is no zip. Once.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        var start = _written;
        foreach (var entry in _entries)
            await WriteAsync(entry.Central(_largest), ct);
        await WriteAsync(End(start, _written - start), ct);
        await _output.FlushAsync(ct);
    }

    private static bool IsLarge(int count, long start, long central, long largest) => count >= Limit16 || start >= largest || central >= largest;

    private byte[] End(long start, long central)
    {
        var isLarge = IsLarge(_entries.Count, start, central, _largest);
        var bytes = new byte[EndLength + (isLarge ? LargeEndLength : 0)];
        var end = bytes.AsSpan(bytes.Length - EndLength);
        if (isLarge)
        {
            var large = bytes.AsSpan(0, LargeEndLength);
            BinaryPrimitives.WriteUInt32LittleEndian(large, 0x06064B50);
            BinaryPrimitives.WriteUInt64LittleEndian(large[4..], 44);
            BinaryPrimitives.WriteUInt16LittleEndian(large[12..], 0x032D);
            BinaryPrimitives.WriteUInt16LittleEndian(large[14..], 45);
            BinaryPrimitives.WriteUInt64LittleEndian(large[24..], (ulong)_entries.Count);
            BinaryPrimitives.WriteUInt64LittleEndian(large[32..], (ulong)_entries.Count);
            BinaryPrimitives.WriteUInt64LittleEndian(large[40..], (ulong)central);
            BinaryPrimitives.WriteUInt64LittleEndian(large[48..], (ulong)start);
            BinaryPrimitives.WriteUInt32LittleEndian(large[56..], 0x07064B50);
            BinaryPrimitives.WriteUInt64LittleEndian(large[64..], (ulong)(start + central));
            BinaryPrimitives.WriteUInt32LittleEndian(large[72..], 1);
        }

        var count = (ushort)(isLarge ? Limit16 : _entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], isLarge ? uint.MaxValue : (uint)central);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], isLarge ? uint.MaxValue : (uint)start);
        return bytes;
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        await _output.WriteAsync(bytes, ct);
        _written += bytes.Length;
    }
}
