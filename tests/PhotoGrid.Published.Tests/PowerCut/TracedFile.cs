namespace PhotoGrid.Published.Tests.PowerCut;

/// <summary>A file as the medium has it, and what was written since its last flush: any of that may be lost, whole or in part.</summary>
internal sealed class TracedFile
{
    private const int Sector = 512;

    private readonly List<(int Ended, Action<List<byte>, int> Apply, int Length)> _pending = [];
    private readonly List<byte> _durable = [];

    public void Write(int ended, byte[] bytes, int offset) =>
        _pending.Add((ended, (content, count) => Put(content, bytes.AsSpan(0, count), offset), bytes.Length));

    public void Truncate(int ended, int length) => _pending.Add((ended, (content, _) => Resize(content, length), 0));

    /// <summary>What had been written when the flush began is durable now.</summary>
    public void Flush(int began)
    {
        foreach (var change in _pending.Where(change => change.Ended < began).ToList())
        {
            change.Apply(_durable, change.Length);
            _pending.Remove(change);
        }
    }

    /// <summary>What a power cut leaves of it.</summary>
    public byte[] After(Cut cut)
    {
        var content = new List<byte>(_durable);
        foreach (var (_, apply, length) in _pending)
        {
            if (cut.Keeps())
            {
                apply(content, length);
            }
            else if (length > Sector && cut.Tears())
            {
                apply(content, cut.Within(length / Sector) * Sector);
            }
        }

        return [.. content];
    }

    private static void Put(List<byte> content, ReadOnlySpan<byte> bytes, int offset)
    {
        if (content.Count < offset + bytes.Length)
        {
            Resize(content, offset + bytes.Length);
        }

        bytes.CopyTo(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(content)[offset..]);
    }

    private static void Resize(List<byte> content, int length) =>
        System.Runtime.InteropServices.CollectionsMarshal.SetCount(content, length);
}
