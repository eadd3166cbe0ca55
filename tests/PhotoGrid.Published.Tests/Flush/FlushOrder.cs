namespace PhotoGrid.Published.Tests.Flush;

/// <summary>
/// Reads a trace of one upload and says which promise it breaks. Acknowledge means durable:
/// write → fsync(file) → rename → fsync(folder) → fdatasync(WAL) → 201.
/// </summary>
internal static class FlushOrder
{
    /// <summary>The sentences that say what is missing or too late; none when the order holds.</summary>
    public static IReadOnlyList<string> Violations(IReadOnlyList<SystemCall> calls)
    {
        var promotion = calls.FirstOrDefault(IsPromotion);
        if (promotion is null)
        {
            return ["no staged file was renamed to its place among the originals"];
        }

        var answer = calls.FirstOrDefault(call => call.IsWrite && call.Text.Contains("HTTP/1.1 201", StringComparison.Ordinal) && call.Began > promotion.Ended);
        if (answer is null)
        {
            return ["no 201 was written after the rename"];
        }

        var violations = new List<string>();
        var staged = promotion.PathArguments[0];
        var target = promotion.PathArguments[^1];
        var folder = target[..target.LastIndexOf('/')];

        var written = calls.LastOrDefault(call => call.IsWrite && call.Path == staged && call.Ended < promotion.Began);
        if (written is null)
        {
            violations.Add("the staged file was never written");
        }
        else if (!calls.Any(call => call.IsFlush && call.Path == staged && call.Began > written.Ended && call.Ended < promotion.Began))
        {
            violations.Add("the file was not flushed between its last write and the rename");
        }

        var folderFlush = calls.FirstOrDefault(call => call.IsFlush && call.Path == folder && call.Began > promotion.Ended && call.Ended < answer.Began);
        if (folderFlush is null)
        {
            violations.Add("the folder was not flushed between the rename and the 201");
        }

        // The commit of the photo's rows: one thread writes it and flushes it. What a worker writes behind it is another transaction.
        var logged = calls.FirstOrDefault(call => call.IsWrite && IsUserWal(call) && call.Began > (folderFlush ?? promotion).Ended && call.Ended < answer.Began);
        if (logged is null)
        {
            violations.Add("nothing was written to the user's WAL between the flush of the folder and the 201");
        }
        else if (!calls.Any(call => call.IsFlush && IsUserWal(call) && call.Thread == logged.Thread && call.Began > logged.Ended && call.Ended < answer.Began))
        {
            violations.Add("the WAL was not flushed between its write and the 201");
        }

        // A row that survives a power cut must not name a file that does not.
        if (folderFlush is not null && calls.Any(call => call.IsWrite && IsUserWal(call) && call.Began > promotion.Ended && call.Began < folderFlush.Ended && call.Thread == logged?.Thread))
        {
            violations.Add("the WAL was written before the folder was flushed");
        }

        return violations;
    }

    private static bool IsPromotion(SystemCall call) =>
        call is { Name: "rename" or "renameat" or "renameat2" or "link" or "linkat", Succeeded: true, PathArguments: [var from, .., var to] }
        && from.Contains("/.staging/", StringComparison.Ordinal)
        && to.Contains("/originals/", StringComparison.Ordinal)
        && !to.Contains("/.staging/", StringComparison.Ordinal);

    private static bool IsUserWal(SystemCall call) => call.Path?.EndsWith("/library.db-wal", StringComparison.Ordinal) == true;
}
