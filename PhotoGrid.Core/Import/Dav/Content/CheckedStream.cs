using System.Security.Cryptography;

namespace PhotoGrid.Import.Dav.Content;

/// <summary>
/// Hashes what is read through it and holds it to what was announced: the read that brings the last byte throws a
/// <see cref="ContentRefusedException"/> when a checksum is wrong or more bytes follow, so that nobody downstream ever completes such a file.
/// </summary>
internal sealed class CheckedStream(DavContent content, ReadOnlyMemory<byte> head) : Stream
{
    private readonly ClientHashes _hashes = new();
    private readonly IncrementalHash? _sha256 = content.Checksums.Sha256 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ReadOnlyMemory<byte> _head = head;
    private long _read;

    /// <summary>Of all bytes, once they were read.</summary>
    public byte[]? Sha1 { get; private set; }

    /// <summary>Of all bytes, once they were read.</summary>
    public byte[]? Md5 { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _read == content.Length)
            return 0;
        var count = await FillAsync(buffer[..(int)Math.Min(buffer.Length, content.Length - _read)], cancellationToken);
        _read += count;
        _hashes.Append(buffer.Span[..count]);
        _sha256?.AppendData(buffer.Span[..count]);
        if (_read == content.Length)
            await CheckAsync(cancellationToken);
        return count;
    }

    /// <summary>What the last read does; for a file without bytes nobody reads, so it is called.</summary>
    public async ValueTask CheckAsync(CancellationToken ct)
    {
        (Sha1, Md5) = _hashes.Current();
        var said = content.Checksums;
        if (Differs(said.Sha1, Sha1) || Differs(said.Md5, Md5) || Differs(said.Sha256, _sha256?.GetCurrentHash()))
            throw new ContentRefusedException(DavRefusals.Checksum);
        if (await content.Body.ReadAsync(new byte[1], ct) > 0)
            throw new ContentRefusedException(DavRefusals.Length);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hashes.Dispose();
        _sha256?.Dispose();
        base.Dispose(disposing);
    }

    // The first bytes were read already, to see what kind of file it is.
    private async ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken ct)
    {
        if (_head.IsEmpty)
            return await content.Body.ReadAsync(buffer, ct);
        var count = Math.Min(buffer.Length, _head.Length);
        _head[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }

    private static bool Differs(byte[]? said, byte[]? found) => said is not null && !said.AsSpan().SequenceEqual(found);
}
