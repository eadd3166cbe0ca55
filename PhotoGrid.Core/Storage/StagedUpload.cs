using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using PhotoGrid.Disk;
using PhotoGrid.Foundation;

namespace PhotoGrid.Storage;

/// <summary>
/// One upload in staging: <c>id.data</c>, as large as the upload, written at offsets, and <c>id.parts</c>, its <see cref="PartsLog"/>.
/// Parts may be written at the same time; a write never reaches the file once the upload is sealed for its move.
/// </summary>
internal sealed class StagedUpload
{
    private readonly Lock _gate = new();
    private readonly DiskCalls _disk;
    private readonly RollingHash _rolling = new();
    private readonly ByteRanges _received;
    private readonly ArrayBufferWriter<byte> _unflushed = new();
    private int _logLength;
    private long _writes;
    private long _flushedWrites = -1;
    private (ContentHash Hash, long Writes)? _hashed;
    private bool _sealed;
    private bool _entriesFlushed;

    /// <summary>An upload whose files are there, or whose staged file was moved.</summary>
    public StagedUpload(string folder, UploadId id, PartsLog log, DiskCalls disk)
    {
        _disk = disk;
        (DataPath, LogPath, Size, MovedTo) = (DataPathOf(folder, id), LogPathOf(folder, id), log.Size, log.MovedTo);
        (_received, _logLength, _sealed) = (log.Received, log.ValidLength, log.MovedTo is not null);
    }

    public string DataPath { get; }

    public string LogPath { get; }

    public long Size { get; }

    /// <summary>Where its bytes are now; null while they are in staging.</summary>
    public BlobKey? MovedTo { get; set; }

    /// <summary>Held by the one who moves it.</summary>
    public Lock Moving { get; } = new();

    public static string DataPathOf(string folder, UploadId id) => $"{folder}/{id}.data";

    public static string LogPathOf(string folder, UploadId id) => $"{folder}/{id}.parts";

    /// <summary>What has arrived, as a copy.</summary>
    public ByteRanges Received()
    {
        var copy = new ByteRanges();
        lock (_gate)
        {
            foreach (var range in _received.All)
                copy.Add(range);
        }

        return copy;
    }

    /// <summary>Opens the staged file for one part.</summary>
    public SafeFileHandle OpenData() => _disk.OpenToWrite(DataPath);

    /// <summary>Whether a part that starts here rolls the hash on.</summary>
    public IncrementalHash? ClaimHash(long first)
    {
        lock (_gate)
            return _rolling.Claim(first);
    }

    /// <summary>Writes bytes; false when the upload is sealed. The caller has added them to the hash it claimed.</summary>
    public bool Write(SafeFileHandle data, ReadOnlySpan<byte> bytes, long offset, IncrementalHash? claim)
    {
        // Inside the lock: the order of writes is the order in which the hash learns of them, and none slips in after the seal.
        lock (_gate)
        {
            if (_sealed)
                return false;
            _writes++;
            _disk.Write(data, bytes, offset);
            _rolling.Wrote(claim, offset, bytes.Length);
            return true;
        }
    }

    /// <summary>Ends a part's claim on the hash.</summary>
    public void ReleaseHash(IncrementalHash? claim, bool addedMoreThanWritten)
    {
        lock (_gate)
            _rolling.Release(claim, addedMoreThanWritten);
    }

    /// <summary>Flushes the bytes, then the record of their range, then (once) the entries of both files in their folder.</summary>
    public void Record(SafeFileHandle data, ByteRange range)
    {
        long writes;
        lock (_gate)
            writes = _writes;
        _disk.Flush(data);
        Append(PartsLog.PartLine(range));
        if (!_entriesFlushed)
        {
            _disk.FlushFolder(FolderTree.FolderOf(DataPath));
            _entriesFlushed = true;
        }

        lock (_gate)
        {
            _flushedWrites = Math.Max(_flushedWrites, writes);
            _received.Add(range);
        }
    }

    /// <summary>Whether every byte is there.</summary>
    public bool IsComplete()
    {
        lock (_gate)
            return _received.Covers(Size);
    }

    /// <summary>The hash of the whole, as far as it was rolled while writing.</summary>
    public ContentHash? RolledHash()
    {
        lock (_gate)
        {
            if (_hashed is { } known && known.Writes == _writes)
                return known.Hash;
            if (_rolling.Whole(Size) is { } rolled)
                _hashed = (rolled, _writes);
            return _hashed?.Writes == _writes ? _hashed?.Hash : null;
        }
    }

    /// <summary>Hashes by reading. Throws when somebody writes meanwhile.</summary>
    public async Task<ContentHash> HashByReadingAsync(Stream whole, CancellationToken ct)
    {
        var before = Interlocked.Read(ref _writes);
        var hash = await ContentHash.OfAsync(whole, ct);
        lock (_gate)
        {
            if (_writes != before)
                throw new IOException("The upload was written to while it was hashed.");
            _hashed = (hash, before);
        }

        return hash;
    }

    /// <summary>Lets no write through any more, so that the file can be moved. Throws when it was written to since it was hashed.</summary>
    public void Seal()
    {
        lock (_gate)
        {
            if (!_received.Covers(Size))
                throw new InvalidOperationException("The upload is not complete.");
            if (_hashed is { } known && known.Writes != _writes)
                throw new IOException("The upload was written to after it was hashed.");
            _sealed = true;
        }
    }

    /// <summary>Lets writes through again: the move did not happen.</summary>
    public void Unseal()
    {
        lock (_gate)
            _sealed = false;
    }

    /// <summary>Before the move: flushes what was written after the last part was recorded, and notes where it goes.</summary>
    public void PrepareMove(BlobKey key)
    {
        if (_flushedWrites != _writes)
        {
            using var data = OpenData();
            _disk.Flush(data);
            _flushedWrites = _writes;
        }

        Append(PartsLog.MovedLine(key));
    }

    /// <summary>Ends it: late writers are refused from now on.</summary>
    public void End()
    {
        lock (_gate)
            _sealed = true;
    }

    // A line whose flush failed is written again with the next one: the system may have forgotten that it is not on the medium.
    private void Append(byte[] line)
    {
        using var log = _disk.OpenToWrite(LogPath);
        int end;
        lock (_gate)
        {
            _unflushed.Write(line);
            _disk.Write(log, _unflushed.WrittenSpan, _logLength);
            end = _logLength + _unflushed.WrittenCount;
        }

        _disk.Flush(log);
        lock (_gate)
        {
            if (end <= _logLength)
                return;
            var later = _unflushed.WrittenSpan[(end - _logLength)..].ToArray();
            _unflushed.ResetWrittenCount();
            _unflushed.Write(later);
            _logLength = end;
        }
    }
}
