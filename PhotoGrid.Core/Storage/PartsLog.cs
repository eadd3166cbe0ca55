using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PhotoGrid.Foundation;

namespace PhotoGrid.Storage;

/// <summary>
/// What of a staged upload has arrived, as lines that are only ever appended. Each line starts with a checksum of the rest, so a line
/// torn by a crash, and all after it, counts as never written:
/// <c>size 3145728</c>, then <c>part 0 1048575</c> …, at the end <c>moved user/2024/05/name.jpg</c>.
/// </summary>
internal sealed class PartsLog
{
    private const int ChecksumLength = 16;

    private PartsLog(long size, ByteRanges received, BlobKey? movedTo, int validLength) =>
        (Size, Received, MovedTo, ValidLength) = (size, received, movedTo, validLength);

    /// <summary>The size of the whole upload.</summary>
    public long Size { get; }

    /// <summary>What is there and flushed.</summary>
    public ByteRanges Received { get; }

    /// <summary>The key it was about to be moved to; it was moved if the staged file is gone.</summary>
    public BlobKey? MovedTo { get; }

    /// <summary>Where the next line goes: behind the last good one.</summary>
    public int ValidLength { get; }

    /// <summary>The same, when the staged file is still there: it was not moved after all.</summary>
    public PartsLog NotMoved() => new(Size, Received, null, ValidLength);

    /// <summary>The first line.</summary>
    public static byte[] SizeLine(long size) => Line(string.Create(CultureInfo.InvariantCulture, $"size {size}"));

    /// <summary>The line of a part that is flushed.</summary>
    public static byte[] PartLine(ByteRange range) => Line(string.Create(CultureInfo.InvariantCulture, $"part {range.First} {range.Last}"));

    /// <summary>The line written before the move.</summary>
    public static byte[] MovedLine(BlobKey key) => Line("moved " + key.Value);

    /// <summary>Reads as many good lines as there are; null when not even the first is one.</summary>
    public static PartsLog? Parse(ReadOnlySpan<byte> bytes)
    {
        var received = new ByteRanges();
        long size = -1;
        BlobKey? movedTo = null;
        var valid = 0;
        while (bytes[valid..].IndexOf((byte)'\n') is var end and >= 0 && TextOf(bytes.Slice(valid, end)) is { } text)
        {
            var words = text.Split(' ', 2);
            if (size < 0 != (words[0] == "size") || words.Length < 2)
                break;
            if (words[0] == "size" && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var read))
                size = read;
            else if (words[0] == "part" && RangeOf(words[1], size) is { } range)
                received.Add(range);
            else if (words[0] == "moved" && BlobKey.TryParse(words[1], out var key))
                movedTo = key;
            else
                break;
            valid += end + 1;
        }

        return size < 0 ? null : new PartsLog(size, received, movedTo, valid);
    }

    private static ByteRange? RangeOf(string text, long size)
    {
        var numbers = text.Split(' ');
        return numbers.Length == 2
            && long.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && long.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first <= last && last < size
            ? new ByteRange(first, last)
            : null;
    }

    private static string? TextOf(ReadOnlySpan<byte> line)
    {
        if (line.Length < ChecksumLength + 2 || line[ChecksumLength] != ' ')
            return null;
        Span<byte> expected = stackalloc byte[ChecksumLength];
        Checksum(line[(ChecksumLength + 1)..], expected);
        return line[..ChecksumLength].SequenceEqual(expected) ? Encoding.UTF8.GetString(line[(ChecksumLength + 1)..]) : null;
    }

    private static byte[] Line(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var line = new byte[ChecksumLength + 1 + length + 1];
        Encoding.UTF8.GetBytes(text, line.AsSpan(ChecksumLength + 1));
        Checksum(line.AsSpan(ChecksumLength + 1, length), line);
        line[ChecksumLength] = (byte)' ';
        line[^1] = (byte)'\n';
        return line;
    }

    // 64 bits of SHA-256 in hex: no package for CRC is needed, and the line stays readable.
    private static void Checksum(ReadOnlySpan<byte> text, Span<byte> hex)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        Convert.TryToHexStringLower(hash[..(ChecksumLength / 2)], hex[..ChecksumLength], out _);
    }
}
