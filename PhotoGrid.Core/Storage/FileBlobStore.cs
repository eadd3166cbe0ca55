using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using PhotoGrid.Disk;
using PhotoGrid.Foundation;

namespace PhotoGrid.Storage;

/// <summary>
/// Blobs as files below a root, named by their keys, with staging in <c>.staging</c> on the same file system so that a rename is
/// atomic. One process owns the root. What <see cref="IBlobStore"/> promises holds against a power cut: bytes are flushed before their
/// name appears, and the name before the call returns. Symbolic links below the root are not followed.
/// </summary>
/// <param name="root">The folder; made when it is not there.</param>
/// <param name="sentinel">Proves that the medium is mounted, for a root that may be on another disk.</param>
/// <param name="calls">How files are written; the real calls where nothing is said.</param>
public sealed class FileBlobStore(string root, MountSentinel? sentinel = null, DiskCalls? calls = null) : IBlobStore
{
    private readonly DiskCalls _disk = calls ?? DiskCalls.Real;
    private readonly FolderTree _folders = new(root, calls ?? DiskCalls.Real);
    private readonly Lock _preparing = new();
    private FileStaging? _staging;
    private long _temporaries;

    /// <inheritdoc/>
    public async Task<PutOutcome> PutAsync(BlobKey key, Stream content, long length, CancellationToken ct)
    {
        Prepare();
        var path = _folders.PathOf(key);
        if (File.Exists(path))
            return Taken(path);

        var temporary = $"{StagingFolder}/{Interlocked.Increment(ref _temporaries)}.put";
        try
        {
            await WriteDurablyAsync(temporary, content, length, ct);
            if (Move(temporary, path))
                return PutOutcome.Created;
            _disk.Delete(temporary);
            return Taken(path);
        }
        catch (Exception error)
        {
            TryDelete(temporary);
            if (error is IOException io && DiskFull.Causes(io))
                throw Full(io);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<BlobContent?> OpenAsync(BlobKey key, ByteRange? range, CancellationToken ct)
    {
        if (OpenHandle(key) is not { } file)
            return Task.FromResult<BlobContent?>(null);
        try
        {
            var size = RandomAccess.GetLength(file);
            var wanted = range ?? new ByteRange(0, size - 1);
            ArgumentOutOfRangeException.ThrowIfNegative(wanted.First, nameof(range));
            if (range is not null)
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(wanted.First, size, nameof(range));
            var length = Math.Min(wanted.Last, size - 1) - wanted.First + 1;
            var modified = new DateTimeOffset(File.GetLastWriteTimeUtc(file));
            return Task.FromResult<BlobContent?>(new BlobContent(new FileRangeStream(file, wanted.First, length), size, modified));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a blob for reads at positions, the cheapest way to serve a small one; null when there is none. Dispose it.</summary>
    public SafeFileHandle? OpenHandle(BlobKey key)
    {
        var path = _folders.PathOf(key);
        var file = _folders.HoldsFolderOf(path) ? PosixFiles.OpenFile(path) : null;
        if (file is null)
            sentinel?.Demand();
        return file;
    }

    /// <summary>The path of a blob that is there, for what can only read files.</summary>
    public bool TryGetLocalPath(BlobKey key, out string path)
    {
        path = _folders.PathOf(key);
        return Look(path) is not null;
    }

    /// <inheritdoc/>
    public Task<BlobStat?> StatAsync(BlobKey key, CancellationToken ct) =>
        Task.FromResult(Look(_folders.PathOf(key)) is { } file ? new BlobStat(key, file.Length, file.LastWriteTimeUtc) : null);

    /// <inheritdoc/>
    public Task DeleteAsync(BlobKey key, CancellationToken ct)
    {
        sentinel?.Demand();
        var path = _folders.PathOf(key);
        if (_folders.HoldsFolderOf(path))
            _disk.Delete(path);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobStat> ListAsync(string prefix, BlobKey? after, [EnumeratorCancellation] CancellationToken ct)
    {
        // A store that was never used is empty, not away.
        sentinel?.Prepare();
        sentinel?.Demand();
        await Task.CompletedTask;
        foreach (var blob in BlobListing.Walk(_folders.Root, prefix, after?.Value ?? ""))
        {
            ct.ThrowIfCancellationRequested();
            yield return blob;
        }
    }

    /// <inheritdoc/>
    public Task BeginStagingAsync(UploadId id, long size, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        try
        {
            Prepare().Begin(id, size);
            return Task.CompletedTask;
        }
        catch (IOException error) when (DiskFull.Causes(error))
        {
            throw Full(error);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> PutPartAsync(UploadId id, ByteRange range, Stream content, CancellationToken ct)
    {
        if (Prepare().Find(id) is not { } upload)
            return false;
        try
        {
            return await FileStaging.PutPartAsync(upload, range, content, ct);
        }
        catch (FileNotFoundException)
        {
            // Aborted or promoted meanwhile.
            return false;
        }
        catch (IOException error) when (DiskFull.Causes(error))
        {
            throw Full(error);
        }
    }

    /// <inheritdoc/>
    public Task<ByteRanges?> ListPartsAsync(UploadId id, CancellationToken ct) => Task.FromResult(Prepare().Find(id)?.Received());

    /// <inheritdoc/>
    public Task<Stream?> OpenStagedAsync(UploadId id, CancellationToken ct)
    {
        if (Prepare().Find(id) is not { } upload)
            return Task.FromResult<Stream?>(null);
        return upload.IsComplete()
            ? Task.FromResult<Stream?>(OpenStaged(upload))
            : throw new InvalidOperationException("The upload is not complete.");
    }

    /// <inheritdoc/>
    public async Task<ContentHash> HashStagedAsync(UploadId id, CancellationToken ct)
    {
        if (Prepare().Find(id) is not { } upload || !upload.IsComplete())
            throw new InvalidOperationException("The upload is not complete.");
        if (upload.RolledHash() is { } known)
            return known;
        await using var whole = OpenStaged(upload);
        return await upload.HashByReadingAsync(whole, ct);
    }

    /// <inheritdoc/>
    public Task<PutOutcome> PromoteAsync(UploadId id, BlobKey key, CancellationToken ct)
    {
        if (Prepare().Find(id) is not { } upload)
            throw new InvalidOperationException("There is no such upload.");
        try
        {
            lock (upload.Moving)
                return Task.FromResult(Promote(upload, key));
        }
        catch (IOException error) when (DiskFull.Causes(error))
        {
            throw Full(error);
        }
    }

    /// <inheritdoc/>
    public Task<BlobKey?> FindPromotedAsync(UploadId id, CancellationToken ct) => Task.FromResult(Prepare().Find(id)?.MovedTo);

    /// <inheritdoc/>
    public Task AbortStagingAsync(UploadId id, CancellationToken ct)
    {
        Prepare().Abort(id);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<UploadId> ListStagedAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var id in Prepare().List())
        {
            ct.ThrowIfCancellationRequested();
            yield return id;
        }
    }

    private static StorageFullException Full(IOException error) => new("The disk is full.", error);

    // What is left is swept at the next start; the error that led here is the one to tell.
    private void TryDelete(string path)
    {
        try
        {
            _disk.Delete(path);
        }
        catch (IOException)
        {
        }
    }

    private string StagingFolder => _folders.Root + "/.staging";

    private async Task WriteDurablyAsync(string path, Stream content, long length, CancellationToken ct)
    {
        using var file = _disk.Create(path);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(length + 1, 1, 256 * 1024));
        try
        {
            long written = 0;
            // Asks for one byte more than announced, so that a longer stream is noticed.
            while (await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct) is var read and > 0)
            {
                if (written + read > length)
                    throw new IOException("The content is longer than announced.");
                _disk.Write(file, buffer.AsSpan(0, read), written);
                written += read;
            }

            if (written < length)
                throw new EndOfStreamException("The content is shorter than announced.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _disk.Flush(file);
    }

    private PutOutcome Promote(StagedUpload upload, BlobKey key)
    {
        var path = _folders.PathOf(key);
        if (upload.MovedTo is { } where)
        {
            if (where != key || !File.Exists(path))
                throw new IOException("The upload went to another key, or what became of it was erased.");
            // It may have been moved by a process that died before it flushed the folder.
            Taken(path);
            return PutOutcome.Created;
        }

        upload.Seal();
        try
        {
            if (File.Exists(path))
                return Taken(path);
            upload.PrepareMove(key);
            return Move(upload.DataPath, path, () => upload.MovedTo = key) ? PutOutcome.Created : Taken(path);
        }
        finally
        {
            if (upload.MovedTo is null)
                upload.Unseal();
        }
    }

    // A name that is there may not be durable yet: who made it may have died, or is about to flush it.
    private PutOutcome Taken(string path)
    {
        var folder = FolderTree.FolderOf(path);
        _folders.MakeDurable(folder);
        _disk.FlushFolder(folder);
        return PutOutcome.AlreadyThere;
    }

    // The file's bytes are flushed. The name is durable when this returns true; false when the name is taken.
    private bool Move(string from, string to, Action? moved = null)
    {
        var folder = FolderTree.FolderOf(to);
        _folders.MakeDurable(folder);
        bool done;
        try
        {
            done = _disk.RenameNew(from, to);
        }
        catch (IOException) when (!Directory.Exists(folder))
        {
            // Somebody removed the folder that this process had made: made again, once.
            _folders.Forget();
            _folders.MakeDurable(folder);
            done = _disk.RenameNew(from, to);
        }

        if (!done)
            return false;
        moved?.Invoke();
        _disk.FlushFolder(folder);
        return true;
    }

    private FileRangeStream OpenStaged(StagedUpload upload)
    {
        var path = upload.MovedTo is { } key ? _folders.PathOf(key) : upload.DataPath;
        var file = PosixFiles.OpenFile(path) ?? throw new FileNotFoundException("The bytes of the upload are gone.");
        return new FileRangeStream(file, 0, upload.Size);
    }

    private FileInfo? Look(string path)
    {
        if (_folders.HoldsFolderOf(path) && new FileInfo(path) is { Exists: true } file && (file.Attributes & FileAttributes.ReparsePoint) == 0)
            return file;
        sentinel?.Demand();
        return null;
    }

    // At the first use, not in the constructor: the medium may come later than the process.
    private FileStaging Prepare()
    {
        if (_staging is null)
        {
            lock (_preparing)
            {
                sentinel?.Prepare();
                sentinel?.Demand();
                _folders.MakeDurable(StagingFolder);
                foreach (var abandoned in _staging is null ? Directory.EnumerateFiles(StagingFolder, "*.put") : [])
                    _disk.Delete(abandoned);
                _staging ??= new FileStaging(StagingFolder, _disk);
            }
        }

        sentinel?.Demand();
        return _staging;
    }
}
