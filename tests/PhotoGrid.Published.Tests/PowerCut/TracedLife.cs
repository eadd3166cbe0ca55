using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using PhotoGrid.Published.Tests.Doors;
using PhotoGrid.Published.Tests.Flush;

namespace PhotoGrid.Published.Tests.PowerCut;

/// <summary>
/// What a server did to its disk while photos came in by every door, and when it acknowledged which: the events in their order, a write when
/// it began, a flush or a name when it was done, an acknowledgement when its answer began to be sent.
/// </summary>
internal sealed class TracedLife
{
    // Bytes of one write that strace must show whole: parts are written in pieces of 256 KiB.
    private const int Shown = 300_000;

    private TracedLife(string root, List<(SystemCall? Call, string? Acknowledged)> events) => (Root, Events) = (root, events);

    /// <summary>The data folder as the calls name it.</summary>
    public string Root { get; }

    public IReadOnlyList<(SystemCall? Call, string? Acknowledged)> Events { get; }

    public static async Task<TracedLife> LiveAsync(string folder, int photos)
    {
        var (data, trace) = (Path.Combine(folder, "data"), Path.Combine(folder, "trace.txt"));
        Directory.CreateDirectory(data);
        var acknowledged = new ConcurrentDictionary<string, byte>();
        await using (var server = await PublishedServer.StartAsync(
            data,
            "strace", "-f", "-y", "--seccomp-bpf", "-s", Shown.ToString(CultureInfo.InvariantCulture), "-o", trace, "-e",
            "trace=openat,creat,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,copy_file_range"))
        {
            using var client = new Client(server.Address);
            await client.SetUpAsync();
            await client.SignInAsync();
            var doors = Door.All.Where(door => door.MakesPhotos).ToList();
            var seed = 0;
            await Task.WhenAll(Enumerable.Range(0, 3).Select(async lane =>
            {
                while (Interlocked.Increment(ref seed) is var mine && mine <= photos)
                {
                    var bytes = TinyPng.Make(mine, 40, 30);
                    await doors[mine % doors.Count].SendAsync(client, $"cut-{mine}.png", bytes);
                    acknowledged[Convert.ToHexStringLower(SHA256.HashData(bytes))] = 0;
                }
            }));
            await server.StopAsync(PublishedServer.BelowTracer(server.ProcessId));
        }

        return new TracedLife(data, Order(data, SystemCall.Parse(File.ReadLines(trace)), acknowledged.Keys));
    }

    private static List<(SystemCall? Call, string? Acknowledged)> Order(string data, IReadOnlyList<SystemCall> calls, IEnumerable<string> hashes)
    {
        var disk = new TracedDisk(data);
        // An answer tells the photo's hash, or half of it as its ETag.
        var open = hashes.ToHashSet();
        var events = new List<(int At, SystemCall? Call, string? Acknowledged)>();
        foreach (var call in calls)
        {
            if (disk.Concerns(call))
            {
                events.Add((call.Name is "pwrite64" or "ftruncate" ? call.Began : call.Ended, call, null));
            }
            else if (call.IsWrite && call.Path?.StartsWith("socket:", StringComparison.Ordinal) == true && open.FirstOrDefault(hash => call.Text.Contains(hash[..32], StringComparison.Ordinal)) is { } told)
            {
                open.Remove(told);
                events.Add((call.Began, null, told));
            }
        }

        Assert.True(open.Count == 0, $"{open.Count} acknowledgements are not in the trace");
        return [.. events.OrderBy(one => one.At).Select(one => (one.Call, one.Acknowledged))];
    }
}
