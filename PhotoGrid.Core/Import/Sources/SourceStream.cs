namespace PhotoGrid.Import.Sources;

/// <summary>A source's content, whose faults say that they are the source's and not the library's.</summary>
internal sealed class SourceStream(Stream inner) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException();
    }

    /// <summary>Opens with the same faults.</summary>
    public static Stream Open(Func<Stream> open)
    {
        try
        {
            return new SourceStream(open());
        }
        catch (Exception fault) when (IsOfSource(fault))
        {
            throw Unreadable(fault);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception fault) when (IsOfSource(fault))
        {
            throw Unreadable(fault);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception fault) when (IsOfSource(fault))
        {
            throw Unreadable(fault);
        }
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

    private static bool IsOfSource(Exception fault) => fault is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException;

    // Damaged archives say what is wrong with them; the system's own words would name paths.
    private static SourceUnreadableException Unreadable(Exception fault) =>
        new(fault is InvalidDataException ? fault.Message : "It can't be read.", fault);
}
