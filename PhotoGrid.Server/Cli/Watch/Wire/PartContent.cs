using System.Net;
using System.Net.Http.Headers;

namespace PhotoGrid.Server.Cli.Watch.Wire;

/// <summary>A file on this machine can't be read, or is not what it was.</summary>
internal sealed class LocalFileException(Exception inner) : IOException("It can't be read.", inner);

/// <summary>A range of a file on its way, a little at a time. When no byte moves for a minute the request is given up: the network is gone and says nothing.</summary>
internal sealed class PartContent : HttpContent
{
    private const int Piece = 128 * 1024;
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(60);

    private readonly Stream _file;
    private readonly long _first;
    private readonly long _length;

    public PartContent(Stream file, long first, long last, long total)
    {
        (_file, _first, _length) = (file, first, last - first + 1);
        Headers.ContentRange = new ContentRangeHeaderValue(first, last, total);
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
    }

    /// <summary>Ended when nothing moves.</summary>
    public CancellationTokenSource? Stalled { get; set; }

    /// <summary>Why the file could not be read.</summary>
    public Exception? Fault { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var piece = new byte[Piece];
        _file.Position = _first;
        for (var left = _length; left > 0;)
        {
            Stalled?.CancelAfter(Stall);
            int read;
            try
            {
                read = await _file.ReadAsync(piece.AsMemory(0, (int)Math.Min(Piece, left)), cancellationToken);
                if (read == 0)
                    throw new EndOfStreamException("It became shorter meanwhile.");
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Fault = fault;
                throw;
            }

            await stream.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            left -= read;
        }

        // The server flushes before it answers.
        Stalled?.CancelAfter(Stall + Stall);
    }
}
