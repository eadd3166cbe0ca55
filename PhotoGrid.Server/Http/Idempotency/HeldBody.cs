namespace PhotoGrid.Server.Http.Idempotency;

/// <summary>Holds back a JSON answer until it is released; lets anything else, and what grows too large, through as it comes.</summary>
internal sealed class HeldBody(HttpResponse response, Stream inner) : Stream
{
    private const int Most = 1024 * 1024;

    private readonly MemoryStream _held = new();
    private bool _through;

    /// <summary>Whether everything that was written is still held: then it may be kept.</summary>
    public bool IsWhole => !_through;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _held.Length;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public byte[] Held() => _held.ToArray();

    /// <summary>Sends what was held.</summary>
    public async Task ReleaseAsync(CancellationToken ct)
    {
        if (_through)
            return;
        _through = true;
        if (_held.Length > 0)
            await inner.WriteAsync(_held.GetBuffer().AsMemory(0, (int)_held.Length), ct);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_through && (_held.Length + buffer.Length > Most || response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true))
            await ReleaseAsync(cancellationToken);
        if (_through)
            await inner.WriteAsync(buffer, cancellationToken);
        else
            _held.Write(buffer.Span);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are written asynchronously.");

    public override Task FlushAsync(CancellationToken cancellationToken) => _through ? inner.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush() => throw new NotSupportedException("Answers are written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
