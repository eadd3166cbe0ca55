namespace PhotoGrid.Imaging.Pool;

/// <summary>Reads ranges of a <see cref="DecodeInput"/>, with as few openings as its streams allow.</summary>
internal sealed class SourceReader(DecodeInput input) : IAsyncDisposable
{
    private Stream? _stream;
    private long _position;

    /// <summary>What the store threw, so that it can be told from trouble with the worker.</summary>
    internal Exception? Fault { get; private set; }

    /// <summary>Fills the buffer from the offset, or throws and keeps <see cref="Fault"/>.</summary>
    internal async Task ReadAsync(long offset, Memory<byte> buffer, CancellationToken ct)
    {
        try
        {
            await MoveToAsync(offset, ct);
            await _stream!.ReadExactlyAsync(buffer, ct);
            _position += buffer.Length;
        }
        catch (Exception problem) // The caller tells it from other trouble by Fault.
        {
            Fault = problem;
            throw;
        }
    }

    public ValueTask DisposeAsync() => _stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask MoveToAsync(long offset, CancellationToken ct)
    {
        if (_stream is not null && offset == _position) return;
        if (_stream is { CanSeek: true })
        {
            _stream.Seek(offset - _position, SeekOrigin.Current);
        }
        else
        {
            await DisposeAsync();
            _stream = await input.OpenAt(offset, ct);
        }

        _position = offset;
    }
}
