using Microsoft.Win32.SafeHandles;
using PhotoGrid.Imaging.Edits;

namespace PhotoGrid.Imaging;

/// <summary>
/// Where the bytes of an original come from. Only the ranges that are needed are read: the head for metadata, all of it for pixels.
/// Streams that it opens are disposed by the pool, and outlive a cancelled call for as long as the worker still reads.
/// </summary>
public sealed class DecodeInput
{
    private DecodeInput(long length, Func<long, CancellationToken, ValueTask<Stream>> openAt, Func<Stream, SafeFileHandle?> handleOf) =>
        (Length, OpenAt, HandleOf) = (length, openAt, handleOf);

    /// <summary>Bytes in all.</summary>
    public long Length { get; }

    /// <summary>Opens the bytes from an offset to the end.</summary>
    internal Func<long, CancellationToken, ValueTask<Stream>> OpenAt { get; }

    /// <summary>The file that a stream opened at 0 reads from its beginning; null where it is none.</summary>
    internal Func<Stream, SafeFileHandle?> HandleOf { get; }

    /// <summary>What is done to the picture before anything is made of it; null: nothing.</summary>
    internal EditPlan? Edits { get; private init; }

    /// <summary>The same bytes, shown with edits.</summary>
    public DecodeInput Edited(EditPlan? edits) => edits is null ? this : new(Length, OpenAt, HandleOf) { Edits = edits };

    /// <summary>A file, whose length is taken now.</summary>
    public static DecodeInput File(string path) => new(new FileInfo(path).Length, (offset, _) =>
    {
        // 1: the pool reads in large blocks of its own.
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        stream.Position = offset;
        return ValueTask.FromResult<Stream>(stream);
    }, stream => ((FileStream)stream).SafeFileHandle);

    /// <summary>
    /// Any store: <paramref name="openAt"/> answers with the bytes from the offset to the end, and may be called more than once.
    /// The stream need not be seekable; where it is, it is not opened again for a jump. Where the stream reads a file of this machine,
    /// <paramref name="handleOf"/> may say which: videos are then not copied.
    /// </summary>
    public static DecodeInput From(long length, Func<long, CancellationToken, ValueTask<Stream>> openAt, Func<Stream, SafeFileHandle?>? handleOf = null) =>
        new(length, openAt, handleOf ?? (_ => null));
}
