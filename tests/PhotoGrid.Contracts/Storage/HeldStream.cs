namespace PhotoGrid.Contracts.Storage;

/// <summary>Gives its first bytes, says so when more is asked for, and holds the reader there until it is continued, or fails.</summary>
public sealed class HeldStream(byte[] first, bool fails = false) : Stream
{
    private readonly TaskCompletionSource _firstRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<byte[]> _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private MemoryStream _now = new(first);
    private bool _inSecond;

    public Task FirstHalfRead => _firstRead.Task;

    public void Continue(byte[] rest) => _second.SetResult(rest);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _now.ReadAsync(buffer, cancellationToken);
        if (read > 0 || _inSecond)
            return read;
        if (fails)
            throw new IOException("The sender went away.");
        _firstRead.TrySetResult();
        _now = new MemoryStream(await _second.Task.WaitAsync(cancellationToken));
        _inSecond = true;
        return await _now.ReadAsync(buffer, cancellationToken);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
