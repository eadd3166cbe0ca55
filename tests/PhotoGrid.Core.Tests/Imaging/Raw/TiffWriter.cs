using System.Buffers.Binary;
using System.Text;

namespace PhotoGrid.Core.Tests.Imaging.Raw;

/// <summary>Writes little-endian TIFF directories, which most RAW formats are made of.</summary>
internal sealed class TiffWriter
{
    private readonly SortedDictionary<ushort, (ushort Type, uint Count, byte[] Value)> _tags = [];
    private readonly Dictionary<ushort, List<TiffWriter>> _below = [];
    private readonly Dictionary<ushort, byte[]> _blobs = [];

    internal TiffWriter Bytes(ushort tag, params byte[] values) => Add(tag, 1, values.Length, values);

    internal TiffWriter Text(ushort tag, string text) => Add(tag, 2, text.Length + 1, [.. Encoding.ASCII.GetBytes(text), 0]);

    internal TiffWriter Short(ushort tag, params ushort[] values) => Add(tag, 3, values.Length, [.. values.SelectMany(BitConverter.GetBytes)]);

    internal TiffWriter Long(ushort tag, params uint[] values) => Add(tag, 4, values.Length, [.. values.SelectMany(BitConverter.GetBytes)]);

    /// <summary>Fractions of 10,000, signed for type 10 and else 5.</summary>
    internal TiffWriter Fractions(ushort tag, ushort type, params double[] values) =>
        Add(tag, type, values.Length, [.. values.SelectMany(v => (byte[])[.. BitConverter.GetBytes((int)Math.Round(v * 10_000)), .. BitConverter.GetBytes(10_000)])]);

    /// <summary>A directory that this one points to.</summary>
    internal TiffWriter Below(ushort tag, TiffWriter directory)
    {
        if (!_below.TryGetValue(tag, out List<TiffWriter>? all)) _below[tag] = all = [];
        all.Add(directory);
        return Long(tag, new uint[all.Count]);
    }

    /// <summary>Bytes elsewhere in the file: their place in one tag, their length in another.</summary>
    internal TiffWriter Blob(ushort placeTag, ushort lengthTag, byte[] content)
    {
        _blobs[placeTag] = content;
        return Long(placeTag, 0).Long(lengthTag, (uint)content.Length);
    }

    /// <summary>The file. <paramref name="magic"/> is 42 but in formats that want to be told apart; <paramref name="extra"/> follows the eight bytes at its head.</summary>
    internal byte[] File(ushort magic = 42, byte[]? extra = null)
    {
        byte[] head = [(byte)'I', (byte)'I', (byte)magic, (byte)(magic >> 8), 0, 0, 0, 0, .. extra ?? []];
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), head.Length);
        var file = new MemoryStream();
        file.Write(head);
        WriteTo(file);
        return file.ToArray();
    }

    private TiffWriter Add(ushort tag, ushort type, int count, byte[] value)
    {
        _tags[tag] = (type, (uint)count, value);
        return this;
    }

    // The directory, its values, then what it points to: the place of each value is known before anything behind it is written.
    private void WriteTo(MemoryStream file)
    {
        long start = file.Position;
        long values = start + 2 + (12 * _tags.Count) + 4;
        file.Position = values + _tags.Values.Where(tag => tag.Value.Length > 4).Sum(tag => tag.Value.Length + (tag.Value.Length % 2));
        foreach ((ushort tag, List<TiffWriter> directories) in _below)
        {
            var places = new List<uint>();
            foreach (TiffWriter directory in directories)
            {
                places.Add((uint)file.Position);
                directory.WriteTo(file);
            }

            Long(tag, [.. places]);
        }

        foreach ((ushort tag, byte[] content) in _blobs)
        {
            Long(tag, (uint)file.Position);
            file.Write([.. content, .. new byte[content.Length % 2]]);
        }

        long end = file.Position;
        file.Position = start;
        file.Write(BitConverter.GetBytes((ushort)_tags.Count));
        foreach ((ushort tag, (ushort type, uint count, byte[] value)) in _tags)
        {
            file.Write([.. BitConverter.GetBytes(tag), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(count)]);
            file.Write(value.Length <= 4 ? [.. value, .. new byte[4 - value.Length]] : BitConverter.GetBytes((uint)values));
            if (value.Length > 4) values += value.Length + (value.Length % 2);
        }

        file.Write(new byte[4]);
        foreach ((_, _, byte[] value) in _tags.Values.Where(tag => tag.Value.Length > 4)) file.Write([.. value, .. new byte[value.Length % 2]]);
        file.Position = end;
    }
}
