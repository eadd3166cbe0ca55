using System.Buffers.Binary;
using System.Text;

namespace PhotoGrid.Archives;

/// <summary>A file of a zip that is being written: its name and size are known beforehand, its checksum only after its bytes.</summary>
internal sealed class ZipEntryHead
{
    // Names are UTF-8; the checksum follows the bytes.
    private const ushort Flags = 0x0808;
    private const ushort Plain = 20, Large = 45;
    private const int TimeExtra = 9;
    private const int LocalLarge = 20;

    private readonly byte[] _name;
    private readonly long _size;
    private readonly DateTimeOffset _modified;
    private readonly bool _isLarge;

    public ZipEntryHead(string name, long size, DateTimeOffset modified, long largest)
    {
        _name = Encoding.UTF8.GetBytes(name);
        (_size, _modified, _isLarge) = (size, modified, size >= largest);
    }

    public uint Crc { get; set; }

    public long Offset { get; set; }

    public int LocalLength => 30 + _name.Length + TimeExtra + (_isLarge ? LocalLarge : 0);

    public int DescriptorLength => _isLarge ? 24 : 16;

    public int CentralLength(long largest) => 46 + _name.Length + TimeExtra + CentralLarge(largest);

    public byte[] Local()
    {
        var bytes = new byte[LocalLength];
        var at = Start(bytes, 0x04034B50, false);
        // The size is told here too, so that a reader which never sees the end of the file can follow.
        Put(bytes, ref at, 0u);
        Put(bytes, ref at, _isLarge ? uint.MaxValue : (uint)_size);
        Put(bytes, ref at, _isLarge ? uint.MaxValue : (uint)_size);
        Put(bytes, ref at, (ushort)_name.Length);
        Put(bytes, ref at, (ushort)(TimeExtra + (_isLarge ? LocalLarge : 0)));
        _name.CopyTo(bytes, at);
        at += _name.Length;
        PutTime(bytes, ref at);
        if (_isLarge)
        {
            Put(bytes, ref at, (ushort)1);
            Put(bytes, ref at, (ushort)16);
            Put(bytes, ref at, (ulong)_size);
            Put(bytes, ref at, (ulong)_size);
        }

        return bytes;
    }

    public byte[] Descriptor()
    {
        var bytes = new byte[DescriptorLength];
        var at = 0;
        Put(bytes, ref at, 0x08074B50u);
        Put(bytes, ref at, Crc);
        for (var sizes = 0; sizes < 2; sizes++)
        {
            if (_isLarge)
                Put(bytes, ref at, (ulong)_size);
            else
                Put(bytes, ref at, (uint)_size);
        }

        return bytes;
    }

    public byte[] Central(long largest)
    {
        var bytes = new byte[CentralLength(largest)];
        var far = Offset >= largest;
        var at = Start(bytes, 0x02014B50, far);
        Put(bytes, ref at, Crc);
        Put(bytes, ref at, _isLarge ? uint.MaxValue : (uint)_size);
        Put(bytes, ref at, _isLarge ? uint.MaxValue : (uint)_size);
        Put(bytes, ref at, (ushort)_name.Length);
        Put(bytes, ref at, (ushort)(TimeExtra + CentralLarge(largest)));
        at += 6; // No comment, on the first disk, no internal attributes.
        Put(bytes, ref at, 0x81A40000u); // A regular file, rw-r--r--.
        Put(bytes, ref at, far ? uint.MaxValue : (uint)Offset);
        _name.CopyTo(bytes, at);
        at += _name.Length;
        PutTime(bytes, ref at);
        if (CentralLarge(largest) is var extra and > 0)
        {
            Put(bytes, ref at, (ushort)1);
            Put(bytes, ref at, (ushort)(extra - 4));
            if (_isLarge)
            {
                Put(bytes, ref at, (ulong)_size);
                Put(bytes, ref at, (ulong)_size);
            }

            if (far)
                Put(bytes, ref at, (ulong)Offset);
        }

        return bytes;
    }

    private int CentralLarge(long largest) => (_isLarge, Offset >= largest) switch
    {
        (true, true) => 28,
        (true, false) => 20,
        (false, true) => 12,
        _ => 0,
    };

    private int Start(byte[] bytes, uint signature, bool isFar)
    {
        var (at, version) = (0, _isLarge || isFar ? Large : Plain);
        Put(bytes, ref at, signature);
        if (signature == 0x02014B50)
            Put(bytes, ref at, (ushort)(0x0300 | version)); // Made on Unix, which is what the attributes mean.
        Put(bytes, ref at, version);
        Put(bytes, ref at, Flags);
        Put(bytes, ref at, (ushort)0); // Stored: photos and videos are compressed already.
        var local = _modified.DateTime;
        local = local.Year is < 1980 ? new DateTime(1980, 1, 1) : local.Year > 2107 ? new DateTime(2107, 12, 31) : local;
        Put(bytes, ref at, (ushort)((local.Hour << 11) | (local.Minute << 5) | (local.Second / 2)));
        Put(bytes, ref at, (ushort)(((local.Year - 1980) << 9) | (local.Month << 5) | local.Day));
        return at;
    }

    private void PutTime(byte[] bytes, ref int at)
    {
        Put(bytes, ref at, (ushort)0x5455);
        Put(bytes, ref at, (ushort)5);
        bytes[at++] = 1;
        Put(bytes, ref at, (uint)(int)Math.Clamp(_modified.ToUnixTimeSeconds(), int.MinValue, int.MaxValue));
    }

    private static void Put(byte[] bytes, ref int at, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);
        at += 2;
    }

    private static void Put(byte[] bytes, ref int at, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
        at += 4;
    }

    private static void Put(byte[] bytes, ref int at, ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), value);
        at += 8;
    }
}
