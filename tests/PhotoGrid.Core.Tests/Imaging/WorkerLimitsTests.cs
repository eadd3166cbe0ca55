using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;

namespace PhotoGrid.Core.Tests.Imaging;

public class WorkerLimitsTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    [ImagingTheory]
    [InlineData("Max core file size", 0)]
    [InlineData("Max file size", 0)]
    [InlineData("Max open files", 256)]
    public async Task A_worker_binds_itself(string limit, long atMost)
    {
        string limits = await File.ReadAllTextAsync($"/proc/{await WorkerAsync()}/limits");

        string[] fields = limits.Split('\n').Single(line => line.StartsWith(limit)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // The name is three or four words, then come soft and hard.
        Assert.Equal(atMost, long.Parse(fields[limit.Split(' ').Length + 1]));
    }

    [ImagingFact]
    public async Task A_worker_has_neither_endless_addresses_nor_endless_time()
    {
        string limits = await File.ReadAllTextAsync($"/proc/{await WorkerAsync()}/limits");

        Assert.DoesNotMatch("Max address space +unlimited", limits);
        Assert.DoesNotMatch("Max cpu time +unlimited", limits);
    }

    [ImagingFact]
    public async Task Nothing_of_the_servers_environment_reaches_a_worker()
    {
        Environment.SetEnvironmentVariable("PHOTOGRID_TEST_SECRET", "not-for-you");
        await using DecodePool pool = Pools.Start();
        await pool.MakeEagerAsync(TestImages.Input(TestImages.Plain("jpegsave_target", 1, 2, 3)), default);

        string environment = await File.ReadAllTextAsync($"/proc/{pool.WorkerIds[0]}/environ");

        Assert.DoesNotContain("not-for-you", environment);
        Assert.Contains("DOTNET_GCHeapHardLimit", environment);
        // What keeps remains of one photo out of the next.
        Assert.Contains("MALLOC_PERTURB_=255", environment);
    }

    private async Task<int> WorkerAsync()
    {
        await fixture.Pool.MakeEagerAsync(TestImages.Input(TestImages.Plain("jpegsave_target", 1, 2, 3)), default);
        return fixture.Pool.WorkerIds[0];
    }
}
