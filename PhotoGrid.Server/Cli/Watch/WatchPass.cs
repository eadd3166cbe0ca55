using System.Collections.Concurrent;
using System.Threading.Channels;
using PhotoGrid.Disk;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Import.Walk;
using PhotoGrid.Server.Cli.Watch.Wire;

namespace PhotoGrid.Server.Cli.Watch;

/// <summary>A file that may have to be sent, as the walk saw it.</summary>
internal sealed record Candidate(string Root, string Folder, FoundFile File, KnownFile? Known, long SeenAt)
{
    public string Path { get; } = FolderWalk.PathOf(Root, Folder, File.Name);
}

/// <summary>
/// One pass through all folders: what is as it was costs one look at its listing; what is new or changed is hashed and, unless the server has those
/// bytes, sent. A file counts as finished when two looks, the time to settle apart, saw the same. Files are only ever read.
/// </summary>
internal sealed class WatchPass(WatchVerb verb, WatchState state, SendFile send, WatchAlbum album, WatchReport report, long run, TimeProvider clock)
{
    // Waiting for the network and for the server's flushes is most of it.
    private const int Senders = 3;
    private const int Queue = 64;
    private const int MostNamed = 10_000;
    private const string StillWritten = "It is still being written to.";

    private readonly ConcurrentDictionary<ContentHash, TaskCompletionSource> _sending = new();
    private readonly Lock _gate = new();
    private readonly List<string> _changing = [];
    private WatchAccount _account = new();
    private long _total;
    private long _done;

    /// <summary>The account; also where it stopped because the server is away. Throws <see cref="KeyRefusedException"/>.</summary>
    public async Task<WatchAccount> RunAsync(CancellationToken ct)
    {
        (_account, _done) = (new WatchAccount(), 0);
        _changing.Clear();
        if (_total == 0)
            _total = verb.Folders.Sum(Count);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var queue = Channel.CreateBounded<Candidate>(Queue);
        var senders = Enumerable.Range(0, Senders).Select(_ => SendAsync(queue.Reader, stop)).ToList();
        try
        {
            foreach (var root in verb.Folders)
                await WalkAsync(root, queue.Writer, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped by a sender, whose reason comes below, or from outside.
        }
        finally
        {
            queue.Writer.TryComplete();
        }

        try
        {
            await Task.WhenAll(senders);
        }
        catch (ServerAwayException away)
        {
            _account.Stopped = away.Message;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _account.Stopped = "It was interrupted.";
        }

        return _account;
    }

    /// <summary>Names what the last pass found still being written: only the last one of several is to be told.</summary>
    public async Task TellChangingAsync()
    {
        foreach (var path in _changing)
            await report.LeftAsync(path, StillWritten);
    }

    private static long Count(string root)
    {
        try
        {
            return FolderWalk.Run(root, _ => true).Sum(folder => folder.Files.Count);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private async Task WalkAsync(string root, ChannelWriter<Candidate> queue, CancellationToken ct)
    {
        try
        {
            foreach (var folder in FolderWalk.Run(root, _ => true))
            {
                ct.ThrowIfCancellationRequested();
                if (!folder.IsReadable)
                {
                    await UnreadAsync(FolderWalk.PathOf(root, folder.Path, ""));
                    continue;
                }

                var known = folder.Files.Count == 0 ? [] : await state.ListAsync(root, folder.Path, ct);
                // By name: the halves of a live photo, and a photo and what describes it, arrive together.
                foreach (var file in folder.Files.OrderBy(file => file.Name, StringComparer.Ordinal))
                    await LookAsync(new Candidate(root, folder.Path, file, known.GetValueOrDefault(file.Name), clock.GetTimestamp()), queue, ct);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await UnreadAsync(root);
        }
    }

    private Task UnreadAsync(string folder)
    {
        Note(account => account.FoldersUnread++);
        return report.LeftAsync(folder, "This folder is not there, or can't be listed.");
    }

    private async Task LookAsync(Candidate candidate, ChannelWriter<Candidate> queue, CancellationToken ct)
    {
        var (file, known) = (candidate.File, candidate.Known);
        Note(account => account.Files++);
        if (MediaType.FromName(file.Name) is not { } type || (!type.IsAccepted && type != MediaType.Sidecar))
        {
            Note(account => account.NoPhotos++);
            await report.NoPhotoAsync(candidate.Path);
        }
        else if (known is not null && known.Size == file.Size && known.Modified == file.Modified && known.Fate != FileFate.Pending && (!verb.Recheck || known.Run == run))
        {
            await CountAsync(candidate, known);
        }
        else if (file.Size == 0)
        {
            await LeaveAsync(candidate, "It is empty.", isTriedAgain: true);
        }
        else
        {
            await queue.WriteAsync(candidate, ct);
            return;
        }

        await StepAsync();
    }

    private async Task SendAsync(ChannelReader<Candidate> queue, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var candidate in queue.ReadAllAsync(stop.Token))
            {
                await TakeAsync(candidate, stop.Token);
                await StepAsync();
            }
        }
        catch (Exception)
        {
            await stop.CancelAsync(); // The others, and the walk that waits for room in the queue.
            throw;
        }
    }

    private async Task TakeAsync(Candidate candidate, CancellationToken ct)
    {
        try
        {
            if (await HashAsync(candidate, ct) is not { } hash)
            {
                NoteChanging(candidate);
                return;
            }

            var sent = await AloneWithAsync(hash, () => DeliverAsync(candidate, hash, ct), ct);
            if (sent.Fate is { } fate)
                await CountAsync(candidate, await KeepAsync(candidate, hash, fate, sent.Reason, ct), isNew: true);
            else if (sent.Changed)
                NoteChanging(candidate);
            else
                await LeaveAsync(candidate, sent.Reason!, isTriedAgain: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Cut short while it was read, or gone: that is a change and no fault of the disk.
            if (HasChanged(candidate))
                NoteChanging(candidate);
            else
                await LeaveAsync(candidate, "It can't be read.", isTriedAgain: true);
        }
    }

    private static bool HasChanged(Candidate candidate)
    {
        try
        {
            return !IsAsSeen(candidate);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // Null while it changes. What was hashed before and is as it was is not read again.
    private async Task<ContentHash?> HashAsync(Candidate candidate, CancellationToken ct)
    {
        var file = candidate.File;
        if (candidate.Known is { } known && known.Size == file.Size && known.Modified == file.Modified)
            return known.Hash;
        var seen = clock.GetElapsedTime(candidate.SeenAt);
        if (seen < verb.Settle)
            await Task.Delay(verb.Settle - seen, clock, ct);
        if (!IsAsSeen(candidate))
            return null;
        ContentHash hash;
        await using (var content = Open(candidate.Path))
            hash = await ContentHash.OfAsync(content, ct);
        if (!IsAsSeen(candidate))
            return null;
        await KeepAsync(candidate, hash, FileFate.Pending, null, ct);
        return hash;
    }

    private async Task<Sent> DeliverAsync(Candidate candidate, ContentHash hash, CancellationToken ct)
    {
        // Moved, renamed, or there twice. A description is another one under another name.
        if (MediaType.FromName(candidate.File.Name) != MediaType.Sidecar && await state.IsDeliveredAsync(hash, verb.Recheck ? run : 0, ct))
            return new Sent(FileFate.There);
        var into = await album.IdAsync(ct);
        await using var content = Open(candidate.Path);
        var sent = await send.RunAsync(
            new FileToSend(candidate.File.Name, candidate.File.Size, FileFacts.MomentOf(candidate.File.Modified), hash, content), into, ct);
        // Its hash is that of bytes which are no more: the next look reads it anew.
        if (sent.Changed)
            await KeepAsync(candidate, hash, FileFate.Pending, null, ct, modified: long.MinValue);
        return sent;
    }

    // Two files of the same bytes: the second waits for what becomes of the first.
    private async Task<Sent> AloneWithAsync(ContentHash hash, Func<Task<Sent>> deliver, CancellationToken ct)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_sending.GetOrAdd(hash, done) is var other && other != done)
            await other.Task.WaitAsync(ct);
        try
        {
            return await deliver();
        }
        finally
        {
            _sending.TryRemove(hash, out _);
            done.SetResult();
        }
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static bool IsAsSeen(Candidate candidate) => FileFacts.Of(candidate.Path) is { Nature: FileNature.File } now
        && now.Size == candidate.File.Size && now.Modified == candidate.File.Modified;

    private async Task<KnownFile> KeepAsync(Candidate candidate, ContentHash hash, FileFate fate, string? reason, CancellationToken ct, long? modified = null)
    {
        var file = new KnownFile(candidate.File.Name, candidate.File.Size, modified ?? candidate.File.Modified, hash, fate, reason, run);
        await state.PutAsync(candidate.Root, candidate.Folder, file, ct);
        return file;
    }

    private async Task CountAsync(Candidate candidate, KnownFile file, bool isNew = false)
    {
        if (file.Fate == FileFate.Refused)
        {
            await LeaveAsync(candidate, file.Reason ?? "The server refused it.", isTriedAgain: false);
            return;
        }

        Note(account =>
        {
            if (file.Fate == FileFate.Sidecar)
                account.Sidecars++;
            else if (file.Fate == FileFate.Uploaded && file.Run == run)
                (account.Uploaded, account.UploadedBytes) = (account.Uploaded + 1, account.UploadedBytes + file.Size);
            else
                account.There++;
        });
        if (isNew)
            await report.FateAsync(candidate.Path, file.Fate);
    }

    private Task LeaveAsync(Candidate candidate, string reason, bool isTriedAgain)
    {
        Note(account => (account.Left, account.Waiting) = (account.Left + 1, account.Waiting + (isTriedAgain ? 1 : 0)));
        return report.LeftAsync(candidate.Path, reason);
    }

    private void NoteChanging(Candidate candidate) => Note(account =>
    {
        (account.Left, account.Waiting, account.Changing) = (account.Left + 1, account.Waiting + 1, account.Changing + 1);
        if (_changing.Count < MostNamed)
            _changing.Add(candidate.Path);
    });

    private Task StepAsync()
    {
        var done = Interlocked.Increment(ref _done);
        return report.ShowAsync(_account, done, Math.Max(_total, done));
    }

    private void Note(Action<WatchAccount> change)
    {
        lock (_gate)
            change(_account);
    }
}
