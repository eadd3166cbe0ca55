namespace PhotoGrid.Published.Tests.Flush;

/// <summary>kill -9 cannot show a missing flush, because the kernel keeps what was written. The order of the system calls can.</summary>
public sealed class TracedUploadTests
{
    [StraceFact]
    public async Task An_upload_is_flushed_in_order_before_it_is_acknowledged()
    {
        using var folder = new DataFolder();
        var trace = Path.Combine(folder.Path, "trace.txt");
        var data = Path.Combine(folder.Path, "data");
        Directory.CreateDirectory(data);
        await using (var server = await PublishedServer.StartAsync(
            data,
            "strace", "-f", "-y", "-s", "64", "-o", trace, "-e", "trace=openat,creat,ftruncate,fallocate,unlink,unlinkat,mkdir,mkdirat,rmdir,copy_file_range,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,fsync,fdatasync,rename,renameat,renameat2,link,linkat"))
        {
            using var client = new Client(server.Address);
            await client.SetUpAsync();
            await client.SignInAsync();
            var made = await client.UploadAsync("traced.png", TinyPng.Make(5, 200, 200));
            Assert.Equal("created", (string)made["status"]!);
            // What only a first upload has to do is done, the folder of its journal, made a second behind it, too: the second shows what every one does.
            await JournaledAsync(data);
            made = await client.UploadAsync("again.png", TinyPng.Make(6, 200, 200));
            Assert.Equal("created", (string)made["status"]!);
            await server.StopAsync(PublishedServer.BelowTracer(server.ProcessId));
        }

        var calls = SystemCall.Parse(await File.ReadAllLinesAsync(trace));

        var violations = FlushOrder.Violations(calls);
        Assert.True(violations.Count == 0, string.Join('\n', violations));
        Assert.Equal(await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "ingest-calls.txt")), IngestCalls.Of(calls, data));
    }

    // The folder is flushed into its parent before the first file of the journal is made.
    private static async Task JournaledAsync(string data)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Directory.EnumerateFiles(Path.Combine(data, "originals"), "*.jsonl", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Any())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }
}
