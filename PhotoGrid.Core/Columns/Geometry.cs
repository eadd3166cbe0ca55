using System.Buffers;

namespace PhotoGrid.Columns;

/// <summary>
/// Writes the timeline geometry: day table, numbers, shapes, colours, flags, renditions, lengths and stacks of every photo shown, newest first. The format is
/// docs/api/geometry.md; a change of it takes a new magic number.
/// </summary>
internal static class Geometry
{
    // A varint of 32 bits takes 5 bytes at most, one of 64 bits 10.
    private const int Wide = 5, Widest = 10;

    // On the wire, the bit that means archived in memory: what is archived is never sent.
    private const PhotoFlags WireStack = (PhotoFlags)64;

    public static byte[] Encode(IReadOnlyList<ColumnChunk> chunks, long change, int photos)
    {
        var count = (int)Math.Min(photos, chunks.Sum(chunk => (long)chunk.Count(ColumnsSet.Timeline)));
        var shown = Select(chunks, count);
        var days = CountDays(shown);

        var buffer = ArrayPool<byte>.Shared.Rent(4 + (3 * Widest) + (days.Count * (Widest + Wide)) + (count * (3 + (4 * Wide))));
        try
        {
            var output = new Writer(buffer);
            output.Bytes("PGG3"u8);
            output.Varint((ulong)change);
            output.Varint((ulong)count);
            WriteDays(ref output, days);
            WriteNumbers(ref output, shown);
            foreach (var (chunk, rows) in shown)
                output.Pick(chunk.Ratios, rows);
            foreach (var (chunk, rows) in shown)
                output.Pick(chunk.Colors, rows);
            foreach (var (chunk, rows) in shown)
            {
                foreach (var row in rows)
                    output.Byte((byte)((chunk.Flags[row] & PhotoFlags.Wire) | ((chunk.Flags[row] & PhotoFlags.Stacked) != 0 ? WireStack : 0)));
            }

            foreach (var (chunk, rows) in shown)
            {
                foreach (var row in rows)
                    output.Varint((ulong)chunk.Renditions[row]);
            }

            foreach (var (chunk, rows) in shown)
            {
                foreach (var row in rows)
                {
                    if ((chunk.Flags[row] & PhotoFlags.Video) != 0)
                        output.Varint(chunk.Seconds[row]);
                }
            }

            foreach (var (chunk, rows) in shown)
            {
                foreach (var row in rows)
                {
                    if ((chunk.Flags[row] & PhotoFlags.Stacked) != 0)
                        output.Varint(chunk.Stacks[row]);
                }
            }

            return output.Written.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static List<(ColumnChunk Chunk, int[] Rows)> Select(IReadOnlyList<ColumnChunk> chunks, int count)
    {
        var shown = new List<(ColumnChunk, int[])>(chunks.Count);
        for (var c = 0; c < chunks.Count && count > 0; c++)
        {
            var rows = new int[Math.Min(count, chunks[c].Count(ColumnsSet.Timeline))];
            var flags = chunks[c].Flags;
            for (int row = 0, at = 0; at < rows.Length; row++)
            {
                if ((flags[row] & PhotoFlags.OffTimeline) == 0)
                    rows[at++] = row;
            }

            shown.Add((chunks[c], rows));
            count -= rows.Length;
        }

        return shown;
    }

    private static List<(long Day, int Photos)> CountDays(List<(ColumnChunk Chunk, int[] Rows)> shown)
    {
        var days = new List<(long Day, int Photos)>();
        var (day, photos) = (0L, 0);
        foreach (var (chunk, rows) in shown)
        {
            var local = chunk.TakenLocal;
            foreach (var row in rows)
            {
                var that = ColumnRow.DayOf(local[row]);
                if (that != day && photos > 0)
                {
                    days.Add((day, photos));
                    photos = 0;
                }

                day = that;
                photos++;
            }
        }

        if (photos > 0)
            days.Add((day, photos));
        return days;
    }

    private static void WriteDays(ref Writer output, List<(long Day, int Photos)> days)
    {
        output.Varint((ulong)days.Count);
        for (var i = 0; i < days.Count; i++)
        {
            if (i == 0)
                output.ZigZag(days[i].Day);
            else
                output.Varint((ulong)(days[i - 1].Day - days[i].Day));
            output.Varint((ulong)days[i].Photos);
        }
    }

    private static void WriteNumbers(ref Writer output, List<(ColumnChunk Chunk, int[] Rows)> shown)
    {
        long previous = 0;
        foreach (var (chunk, rows) in shown)
        {
            var numbers = chunk.Numbers;
            foreach (var row in rows)
            {
                output.ZigZag(numbers[row] - previous);
                previous = numbers[row];
            }
        }
    }

    private ref struct Writer(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;
        private int _at;

        public readonly ReadOnlySpan<byte> Written => _buffer[.._at];

        public void Byte(byte value) => _buffer[_at++] = value;

        public void Bytes(ReadOnlySpan<byte> values)
        {
            values.CopyTo(_buffer[_at..]);
            _at += values.Length;
        }

        public void Pick(ReadOnlySpan<byte> column, int[] rows)
        {
            if (rows.Length == column.Length)
            {
                Bytes(column);
                return;
            }

            foreach (var row in rows)
                Byte(column[row]);
        }

        public void ZigZag(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

        public void Varint(ulong value)
        {
            while (value >= 0x80)
            {
                _buffer[_at++] = (byte)(value | 0x80);
                value >>= 7;
            }

            _buffer[_at++] = (byte)value;
        }
    }
}
