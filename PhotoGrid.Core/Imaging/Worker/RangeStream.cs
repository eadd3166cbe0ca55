namespace PhotoGrid.Imaging.Worker;

/// <summary>Fills a buffer with the bytes of the original from an offset; both lie within it.</summary>
internal delegate void FetchRange(long offset, Span<byte> target);

/// <summary>The original as a seekable stream of which only what is read crosses the pipe. Keeps its first block and the one last read.</summary>
internal sealed class RangeStream(FetchRange fetch, long length) : Stream
{
    // The head of most photos: EXIF, XMP, profile.
    private const int BlockLength = 64 * 1024;

    private readonly byte[] _head = new byte[Math.Min(BlockLength, length)];
    private byte[]? _block;
    private long _blockIndex;
    private bool _hasHead;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>The first bytes, at most a block of them.</summary>
    internal ReadOnlySpan<byte> Head
    {
        get
        {
            Block(0);
            return _head;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= length || buffer.IsEmpty) return 0;
        ReadOnlySpan<byte> rest = Block(_position / BlockLength)[(int)(_position % BlockLength)..];
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int ReadByte()
    {
        if (_position >= length) return -1;
        byte value = Block(_position / BlockLength)[(int)(_position % BlockLength)];
        _position++;
        return value;
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        long target = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => length + offset };
        if (target < 0) throw new IOException("A seek before the beginning.");
        return _position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private ReadOnlySpan<byte> Block(long index)
    {
        if (index == 0)
        {
            if (!_hasHead) fetch(0, _head);
            _hasHead = true;
            return _head;
        }

        int count = (int)Math.Min(BlockLength, length - (index * BlockLength));
        if (_blockIndex != index)
        {
            _block ??= new byte[BlockLength];
            fetch(index * BlockLength, _block.AsSpan(0, count));
            _blockIndex = index;
        }

        return _block.AsSpan(0, count);
    }
}
