using System.Buffers;
using System.Security.Cryptography;
using PhotoGrid.Disk;
using PhotoGrid.Foundation;

namespace PhotoGrid.Storage;

/// <summary>
/// Uploads in progress, in one folder on the file system of the blobs they become. What was recorded survives a crash; nothing else
/// is believed. Safe for concurrent use.
/// </summary>
internal sealed class FileStaging(string folder, DiskCalls disk)
{
    // 256 KiB: few system calls a photo, and the buffer stays in the shared pool.
    private const int BufferSize = 256 * 1024;
    private readonly Dictionary<UploadId, StagedUpload> _uploads = [];
    private readonly Lock _finding = new();

    /// <summary>Makes the two files, unless they are there.</summary>
    public void Begin(UploadId id, long size)
    {
        lock (_finding)
        {
            if (FindUnlocked(id) is { } there)
            {
                if (there.Size != size)
                    throw new InvalidOperationException("The upload was begun with another size.");
                return;
            }

            try
            {
                Make(id, size);
            }
            catch
            {
                TryRemove(id);
                throw;
            }
        }
    }

    /// <summary>The upload, from memory or from its files; null when there is none.</summary>
    public StagedUpload? Find(UploadId id)
    {
        lock (_finding)
            return FindUnlocked(id);
    }

    /// <summary>Writes one part and records it; false when the upload takes no more.</summary>
    public static async Task<bool> PutPartAsync(StagedUpload upload, ByteRange range, Stream content, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(range.First, nameof(range));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(range.Last, upload.Size, nameof(range));
        ArgumentOutOfRangeException.ThrowIfLessThan(range.Last, range.First, nameof(range));
        if (upload.MovedTo is not null)
            return false;

        using var data = upload.OpenData();
        var claim = upload.ClaimHash(range.First);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var added = 0L;
        var written = 0L;
        try
        {
            while (written < range.Length)
            {
                var read = await content.ReadAtLeastAsync(
                    buffer.AsMemory(0, (int)Math.Min(BufferSize, range.Length - written)),
                    (int)Math.Min(BufferSize, range.Length - written), throwOnEndOfStream: false, ct);
                claim?.AppendData(buffer.AsSpan(0, read));
                added += read;
                if (!upload.Write(data, buffer.AsSpan(0, read), range.First + written, claim))
                    return false;
                written += read;
                if (read < Math.Min(BufferSize, range.Length - written + read))
                    throw new EndOfStreamException("The part ended before its range did.");
            }
        }
        finally
        {
            upload.ReleaseHash(claim, addedMoreThanWritten: added != written);
            ArrayPool<byte>.Shared.Return(buffer);
        }

        upload.Record(data, range);
        return true;
    }

    /// <summary>Removes both files and forgets the upload.</summary>
    public void Abort(UploadId id)
    {
        lock (_finding)
        {
            if (_uploads.Remove(id, out var upload))
                upload.End();
            // The log last: while it is there, the upload is listed and can be aborted again.
            disk.Delete(StagedUpload.DataPathOf(folder, id));
            disk.Delete(StagedUpload.LogPathOf(folder, id));
        }
    }

    /// <summary>The ids of all uploads with a file in the folder.</summary>
    public List<UploadId> List()
    {
        var ids = new HashSet<UploadId>();
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
        {
            if (Path.GetExtension(path) is ".data" or ".parts" && UploadId.TryParse(Path.GetFileNameWithoutExtension(path), out var id))
                ids.Add(id);
        }

        return [.. ids.OrderBy(id => id.Value)];
    }

    private StagedUpload? FindUnlocked(UploadId id)
    {
        if (_uploads.TryGetValue(id, out var known))
            return known;
        var logPath = StagedUpload.LogPathOf(folder, id);
        if (!File.Exists(logPath) || PartsLog.Parse(File.ReadAllBytes(logPath)) is not { } log)
            return null;
        // Where it was going counts only when it went: the staged file is gone.
        if (File.Exists(StagedUpload.DataPathOf(folder, id)))
            log = log.NotMoved();
        else if (log.MovedTo is null)
            return null;
        return _uploads[id] = new StagedUpload(folder, id, log, disk);
    }

    private void Make(UploadId id, long size)
    {
        using (var data = disk.Create(StagedUpload.DataPathOf(folder, id)))
            disk.SetLength(data, size);
        var line = PartsLog.SizeLine(size);
        using (var log = disk.Create(StagedUpload.LogPathOf(folder, id)))
            disk.Write(log, line, 0);
        _uploads[id] = new StagedUpload(folder, id, PartsLog.Parse(line)!, disk);
    }

    // Half made: what can't be removed now is housekeeping's, and the error that led here is the one to tell.
    private void TryRemove(UploadId id)
    {
        try
        {
            disk.Delete(StagedUpload.DataPathOf(folder, id));
            disk.Delete(StagedUpload.LogPathOf(folder, id));
        }
        catch (IOException)
        {
        }
    }
}
