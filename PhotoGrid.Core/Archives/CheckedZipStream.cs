namespace PhotoGrid.Archives;

/// <summary>What comes out of a zip, up to the announced size and no further, its checksum compared before the last bytes are handed out.</summary>
internal sealed class CheckedZipStream(Stream inner, long size, uint checksum) : Stream
{
    private long _read;
    private uint _crc;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, size - _read)];
        var read = wanted.Length == 0 ? 0 : inner.Read(wanted);
        Check(wanted[..read], wanted.Length);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, size - _read)];
        var read = wanted.Length == 0 ? 0 : await inner.ReadAsync(wanted, cancellationToken);
        Check(wanted.Span[..read], wanted.Length);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> bytes, int wanted)
    {
        _crc = Crc32.Append(_crc, bytes);
        _read += bytes.Length;
        if (bytes.Length == 0 && wanted > 0)
            throw new InvalidDataException("A file of a zip is shorter than it says.");
        if (_read == size && _crc != checksum)
            throw new InvalidDataException("A file of a zip is damaged: its checksum is wrong.");
    }
}
