using System.Diagnostics;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Core.Tests.Imaging;

public class DecodePoolTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [ImagingFact]
    public async Task A_killed_worker_parks_its_photo_and_the_next_is_served()
    {
        await using DecodePool pool = Pools.Start(Pools.Options with { MaxWorkers = 1 });
        var stuck = new StuckStream();
        var request = pool.MakeEagerAsync(Stuck(stuck), default);
        await stuck.Asked;

        Process.GetProcessById(Assert.Single(pool.WorkerIds)).Kill();

        Assert.Equal(ParkKind.Crashed, (await request.WaitAsync(Soon)).Parked?.Kind);
        Assert.NotNull((await pool.MakeEagerAsync(Photo(), default).WaitAsync(Soon)).Value);
    }

    [ImagingFact]
    public async Task A_request_over_its_time_is_parked_and_its_worker_ended()
    {
        await using DecodePool pool = Pools.Start(Pools.Options with { RequestTimeout = TimeSpan.FromMilliseconds(300) });
        var stuck = new StuckStream();
        var request = pool.ReadMetadataAsync(Stuck(stuck), default);

        var outcome = await request.WaitAsync(Soon);

        Assert.Equal(ParkKind.Timeout, outcome.Parked?.Kind);
        Assert.Empty(pool.WorkerIds);
    }

    [ImagingFact]
    public async Task A_worker_that_takes_too_much_memory_is_ended()
    {
        await using DecodePool pool = Pools.Start(Pools.Options with { MaxResidentBytes = 1 << 20 });
        var stuck = new StuckStream();

        var outcome = await pool.MakeEagerAsync(Stuck(stuck), default).WaitAsync(Soon);

        Assert.Equal(ParkKind.Limit, outcome.Parked?.Kind);
    }

    [ImagingFact]
    public async Task A_request_over_its_processor_time_is_ended_by_the_kernel()
    {
        await using DecodePool pool = Pools.Start(Pools.Options with { MaxProcessorTime = TimeSpan.Zero });
        byte[] photo = TestImages.Gradient("jpegsave_target", 1600, 1200);
        RenditionSpec[] work = [.. Enumerable.Range(1500, 100).Select(size => new RenditionSpec(size, RenditionFormat.Avif))];

        var outcome = await pool.MakeRenditionsAsync(TestImages.Input(photo), work, default).WaitAsync(Soon);

        Assert.Equal(ParkKind.Limit, outcome.Parked?.Kind);
    }

    [ImagingFact]
    public async Task Trouble_with_the_store_is_the_stores_and_the_next_photo_is_served()
    {
        await using DecodePool pool = Pools.Start();
        var offline = DecodeInput.From(1000, (_, _) => throw new IOException("The disk is away."));

        var problem = await Assert.ThrowsAsync<IOException>(() => pool.MakeEagerAsync(offline, default).WaitAsync(Soon));

        Assert.Equal("The disk is away.", problem.Message);
        Assert.NotNull((await pool.MakeEagerAsync(Photo(), default).WaitAsync(Soon)).Value);
    }

    [ImagingFact]
    public async Task A_cancelled_caller_leaves_at_once_and_the_worker_is_not_lost()
    {
        await using DecodePool pool = Pools.Start(Pools.Options with { MaxWorkers = 1 });
        using var cancel = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        byte[] photo = TestImages.Plain("jpegsave_target", 1, 2, 3);
        var slow = DecodeInput.From(photo.Length, async (offset, _) =>
        {
            await gate.Task;
            return new MemoryStream(photo[(int)offset..]);
        });
        var request = pool.MakeEagerAsync(slow, cancel.Token);
        var waiting = pool.MakeEagerAsync(Photo(), cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.SetResult();
        Assert.NotNull((await pool.MakeEagerAsync(Photo(), default).WaitAsync(Soon)).Value);
        Assert.Single(pool.WorkerIds);
    }

    [ImagingFact]
    public async Task An_idle_worker_ends()
    {
        await using DecodePool pool = Pools.Start(Pools.Options with { IdleTimeout = TimeSpan.FromMilliseconds(300) });
        await pool.MakeEagerAsync(Photo(), default);
        var worker = pool.WorkerIds.Select(Process.GetProcessById).ToList();

        await Task.WhenAll(worker.Select(w => w.WaitForExitAsync())).WaitAsync(Soon);

        Assert.Empty(pool.WorkerIds);
    }

    [ImagingFact]
    public async Task A_worker_is_replaced_after_its_share_of_photos()
    {
        await using DecodePool pool = Pools.Start(Pools.Options with { MaxWorkers = 1, RequestsPerWorker = 2 });
        var seen = new HashSet<int>();

        for (int i = 0; i < 5; i++)
        {
            Assert.NotNull((await pool.MakeEagerAsync(Photo(), default)).Value);
            seen.UnionWith(pool.WorkerIds);
        }

        Assert.Equal(3, seen.Count);
    }

    [ImagingFact]
    public async Task No_worker_outlives_its_pool()
    {
        DecodePool pool = Pools.Start();
        var stuck = new StuckStream();
        var request = pool.MakeEagerAsync(Stuck(stuck), default);
        await stuck.Asked;
        var workers = pool.WorkerIds.Select(Process.GetProcessById).ToList();

        await pool.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request.WaitAsync(Soon));
        await Task.WhenAll(workers.Select(w => w.WaitForExitAsync())).WaitAsync(Soon);
    }

    [ImagingFact]
    public async Task Many_photos_at_once_share_the_workers()
    {
        await using DecodePool pool = Pools.Start();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => pool.MakeEagerAsync(Photo(), default)));

        Assert.All(outcomes, o => Assert.NotNull(o.Value));
        Assert.InRange(pool.WorkerIds.Count, 1, 2);
    }

    [ImagingFact]
    public async Task Without_the_library_every_photo_is_parked_with_that_reason()
    {
        string folder = Directory.CreateTempSubdirectory("photogrid-test-").FullName;
        try
        {
            string program = Pools.Options.WorkerCommand![1];
            foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(program)!).Where(f => !f.Contains("libvips")))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            string[] command = ["dotnet", Path.Combine(folder, "photogrid.dll")];
            await using DecodePool pool = Pools.Start(Pools.Options with { WorkerCommand = command });

            var outcome = await pool.MakeEagerAsync(Photo(), default).WaitAsync(Soon);

            Assert.Equal(ParkKind.FormatOff, outcome.Parked?.Kind);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [ImagingFact]
    public async Task A_program_that_does_not_start_parks_the_photo()
    {
        await using DecodePool pool = Pools.Start(Pools.Options with { WorkerCommand = ["/nonexistent/photogrid"] });

        var outcome = await pool.MakeEagerAsync(Photo(), default).WaitAsync(Soon);

        Assert.Equal(ParkKind.Crashed, outcome.Parked?.Kind);
    }

    private static DecodeInput Photo() => TestImages.Input(TestImages.Plain("jpegsave_target", 1, 2, 3));

    private static DecodeInput Stuck(StuckStream stuck) => DecodeInput.From(1000, (_, _) => ValueTask.FromResult<Stream>(stuck));
}
