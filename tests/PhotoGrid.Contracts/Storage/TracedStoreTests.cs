using System.Diagnostics;
using System.Text.RegularExpressions;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Contracts.Storage;

/// <summary>Not beside other tests: a traced process is slow, and its trace holds everything it does.</summary>
[CollectionDefinition(nameof(TracedStoreTests), DisableParallelization = true)]
public sealed class TracedStoreCollection;

/// <summary>
/// A crash of the process shows no missing flush, for the kernel keeps what was written; the order of the system calls does. This process
/// lets itself be traced while it stores. The published file has such a test too; this one also knows each part and each new folder.
/// </summary>
[Collection(nameof(TracedStoreTests))]
public sealed partial class TracedStoreTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [TraceFact]
    public async Task A_part_and_its_record_are_flushed_then_the_file_moves_then_the_folder_is_flushed()
    {
        var store = new FileBlobStore(_temp.In("originals"));
        var id = UploadId.New(TimeProvider.System);
        var bytes = new byte[700_000];

        var trace = await TraceAsync(async () =>
        {
            await store.BeginStagingAsync(id, bytes.Length, default);
            await store.PutPartAsync(id, new ByteRange(0, bytes.Length - 1), new MemoryStream(bytes), default);
            await store.HashStagedAsync(id, default);
            await store.PromoteAsync(id, BlobKey.Parse("u/2024/05/sea.jpg"), default);
        });

        AssertOrder(
            trace,
            [
                @"mkdir\(.*/originals""", @"fsync\(\d+<TEMP>", @"mkdir\(.*/\.staging""", @"fsync\(\d+<TEMP/originals>",
                @"pwrite64\(\d+<.*\.data>", @"fsync\(\d+<.*\.data>", @"pwrite64\(\d+<.*\.parts>.* part 0 699999", @"fsync\(\d+<.*\.parts>", @"fsync\(\d+<.*/\.staging>",
                @"pwrite64\(\d+<.*\.parts>.* moved u/2024/05/sea.jpg", @"fsync\(\d+<.*\.parts>",
                @"mkdir\(.*/originals/u""", @"fsync\(\d+<.*/originals>", @"mkdir\(.*/u/2024""", @"fsync\(\d+<.*/u>", @"mkdir\(.*/2024/05""", @"fsync\(\d+<.*/u/2024>",
                @"renameat2\(.*\.data"",.*/u/2024/05/sea\.jpg"", RENAME_NOREPLACE", @"fsync\(\d+<.*/u/2024/05>",
            ]);
        // Hashed while it was written: nothing is read again.
        Assert.DoesNotContain(trace, line => Regex.IsMatch(line, @"pread64\(\d+<.*\.data>"));
    }

    [TraceFact]
    public async Task A_blob_is_flushed_before_it_has_a_name_and_the_name_before_the_answer()
    {
        var store = new FileBlobStore(_temp.In("renditions"));
        await store.PutAsync(BlobKey.Parse("u/0/1.webp"), new MemoryStream(new byte[10]), 10, default);

        var trace = await TraceAsync(() => store.PutAsync(BlobKey.Parse("u/0/2.webp"), new MemoryStream(new byte[50_000]), 50_000, default));

        AssertOrder(trace, [@"pwrite64\(\d+<.*\.put>", @"fsync\(\d+<.*\.put>", @"renameat2\(.*\.put"",.*/u/0/2\.webp"", RENAME_NOREPLACE", @"fsync\(\d+<.*/u/0>"]);
        Assert.True(trace.Count <= 8, "A put got more system calls:\n" + string.Join('\n', trace));
    }

    // The steps stand in the trace in this order, and it would be noticed if any one were missing.
    private void AssertOrder(List<string> trace, string[] steps)
    {
        var patterns = steps.Select(step => new Regex(step.Replace("TEMP", Regex.Escape(_temp.Path), StringComparison.Ordinal))).ToList();
        Assert.True(FirstMissing(trace, patterns) is not { } missing, $"Missing or too early: {FirstMissing(trace, patterns)}\n{string.Join('\n', trace)}");
        foreach (var pattern in patterns)
        {
            var without = trace.Where(line => !pattern.IsMatch(line)).ToList();
            Assert.NotNull(FirstMissing(without, patterns));
        }
    }

    private static Regex? FirstMissing(List<string> trace, List<Regex> patterns)
    {
        var at = 0;
        foreach (var pattern in patterns)
        {
            at = trace.FindIndex(at, pattern.IsMatch) + 1;
            if (at == 0)
                return pattern;
        }

        return null;
    }

    // What this process does below the temporary folder meanwhile, a line a call.
    private async Task<List<string>> TraceAsync(Func<Task> what)
    {
        var output = _temp.In("trace");
        using var strace = Process.Start(new ProcessStartInfo("strace", [
            "-f", "-y", "-s", "80", "-p", $"{Environment.ProcessId}", "-o", output,
            "-e", "trace=mkdir,mkdirat,write,pwrite64,pread64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,ftruncate"])
        { RedirectStandardError = true })!;
        Assert.Contains("attached", await strace.StandardError.ReadLineAsync().WaitAsync(Limit));
        try
        {
            await what();
        }
        finally
        {
            // Told to end, it lets go of the traced process.
            using var kill = Process.Start("kill", ["-INT", $"{strace.Id}"]);
            await strace.StandardError.ReadToEndAsync().WaitAsync(Limit);
            await strace.WaitForExitAsync().WaitAsync(Limit);
        }

        return [.. (await File.ReadAllLinesAsync(output)).Where(line => line.Contains(_temp.Path, StringComparison.Ordinal) && !Failed().IsMatch(line))];
    }

    [GeneratedRegex(@"\) += -1 ")]
    private static partial Regex Failed();
}

/// <summary>Needs strace, and to be allowed to trace oneself from a child.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TraceFactAttribute : FactAttribute
{
    public TraceFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") == "1")
            return;
        if (!File.Exists("/usr/bin/strace"))
            Skip = "strace is not installed";
        else if (!Environment.IsPrivilegedProcess && (!File.Exists("/proc/sys/kernel/yama/ptrace_scope") || File.ReadAllText("/proc/sys/kernel/yama/ptrace_scope").Trim() != "0"))
            Skip = "a child may not trace this process";
    }
}
