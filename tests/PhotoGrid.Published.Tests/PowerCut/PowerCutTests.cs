using System.Globalization;
using PhotoGrid.Published.Tests.Flush;

namespace PhotoGrid.Published.Tests.PowerCut;

/// <summary>
/// kill -9 leaves what was written to the kernel; a power cut does not. From the system calls of sixty ingests the disk is rebuilt as it may be
/// after a cut at many moments, with what was not flushed lost in whole or in part: acknowledged means there and equal in every one.
/// PHOTOGRID_CUTS sets the number of moments.
/// </summary>
public sealed class PowerCutTests
{
    private const int Photos = 60;
    private const int Moments = 140;

    private static readonly double[] Survivals = [0, 0.5, 0.95];

    [StraceFact]
    public async Task What_was_acknowledged_is_there_after_a_power_cut_at_any_moment()
    {
        using var folder = new DataFolder();
        var life = await TracedLife.LiveAsync(folder.Path, Photos);
        var random = new Random(20261124);

        var (faults, images) = Cut(life, Chosen(life, random), folder.Path, random, _ => true);

        Assert.True(faults.Count == 0, $"{faults.Count} faults in {images} disks:\n{string.Join('\n', faults.Take(20))}");
        Assert.True(images >= 3 * Photos, $"only {images} disks were looked at");

        // And the looking itself: without the flushes of any one kind of file the same cuts lose photos.
        Finds(life, folder.Path, "/.staging/", ".data");
        Finds(life, folder.Path, "/originals/", string.Empty);
        Finds(life, folder.Path, "/users/", "-wal");
        await StartsAsync(life, folder.Path);
    }

    private static void Finds(TracedLife life, string folder, string within, string ending)
    {
        bool IsMissing(SystemCall call) => call.IsFlush && call.Path!.Contains(within, StringComparison.Ordinal) && call.Path.EndsWith(ending, StringComparison.Ordinal);
        // Before the server ends, which writes SQLite's log into its database and flushes that.
        var last = Enumerable.Range(0, life.Events.Count).Last(at => life.Events[at].Acknowledged is not null);

        var (faults, _) = Cut(life, [last], folder, new Random(1), call => !IsMissing(call));

        Assert.True(faults.Count > 0, $"without the flushes of {within}*{ending} nothing is lost: the test looks at too little");
    }

    // The program itself, on the worst that a cut may leave of the last moment.
    private static async Task StartsAsync(TracedLife life, string folder)
    {
        var disk = new TracedDisk(life.Root);
        foreach (var (call, _) in life.Events.Where(one => one.Call is not null))
        {
            disk.Apply(call!);
        }

        var image = Path.Combine(folder, "started");
        disk.Restore(image, new Cut(0, new Random(1)));
        await using var server = await PublishedServer.StartAsync(image);
        using var client = new Client(server.Address);
        await client.SignInAsync();
        var listed = await client.PhotosAsync();
        Assert.Equal(Photos, listed.Count);
        foreach (var photo in listed)
        {
            var original = await client.BytesAsync((string)photo["urls"]!["original"]!);
            Assert.Equal((string)photo["sha256"]!, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(original)));
        }
    }

    // Each acknowledgement, when it may lie by a call, and moments anywhere.
    private static HashSet<int> Chosen(TracedLife life, Random random)
    {
        var moments = int.TryParse(Environment.GetEnvironmentVariable("PHOTOGRID_CUTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : Moments;
        var acknowledged = Enumerable.Range(0, life.Events.Count).Where(at => life.Events[at].Acknowledged is not null);
        return [.. acknowledged, .. Enumerable.Range(0, moments).Select(_ => random.Next(life.Events.Count)), life.Events.Count - 1];
    }

    private static (List<string> Faults, int Images) Cut(TracedLife life, HashSet<int> moments, string folder, Random random, Func<SystemCall, bool> happens)
    {
        var disk = new TracedDisk(life.Root);
        var acknowledged = new List<string>();
        var faults = new List<string>();
        var images = 0;
        for (var at = 0; at < life.Events.Count; at++)
        {
            var (call, told) = life.Events[at];
            if (told is not null)
            {
                acknowledged.Add(told);
            }
            else if (happens(call!))
            {
                disk.Apply(call!);
            }

            foreach (var survival in moments.Contains(at) ? Survivals : [])
            {
                var image = Path.Combine(folder, "image");
                var cut = new Cut(survival, random);
                disk.Restore(image, cut);
                faults.AddRange(CutImage.Faults(image, acknowledged).Select(fault => $"cut after event {at} of {life.Events.Count}, {cut}: {fault}"));
                Directory.Delete(image, recursive: true);
                images++;
            }
        }

        return (faults, images);
    }
}
