using System.Globalization;
using PhotoGrid.Contracts.Postgres;
using Xunit.Abstractions;

namespace PhotoGrid.Published.Tests.Kills;

/// <summary>
/// SIGKILL at a random moment of several uploads at once, by every door: what was acknowledged is there and whole, and nothing half-made is
/// listed. PHOTOGRID_KILLS sets how often; ./dev torture does.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 200;

    // Two at a time, for two cores; a new library every so often, for the first moments of one are special.
    private const int Lanes = 2;
    private const int KillsALibrary = 25;

    [PublishedFact]
    public Task Every_acknowledged_photo_survives_two_hundred_kills() =>
        SurviveAsync(int.TryParse(Environment.GetEnvironmentVariable("PHOTOGRID_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : Kills);

    // The rows are PostgreSQL's then, the originals still ours. Settings come by the environment, as in a container.
    [PublishedPostgresFact]
    public async Task Every_acknowledged_photo_survives_twenty_kills_on_PostgreSQL() =>
        await SurviveAsync(20, "env", $"Catalog__Postgres={await (await PostgresServer.GetAsync()).NewDatabaseAsync()}");

    private async Task SurviveAsync(int kills, params string[] under)
    {
        var libraries = (kills + KillsALibrary - 1) / KillsALibrary;
        var recoveries = new List<TimeSpan>();
        var (done, acknowledged) = (0, 0);
        await Parallel.ForAsync(0, libraries, new ParallelOptions { MaxDegreeOfParallelism = under.Length > 0 ? 1 : Lanes }, async (number, _) =>
        {
            using var library = new KilledLibrary(number, under);
            for (var kill = number * KillsALibrary; kill < Math.Min(kills, (number + 1) * KillsALibrary); kill++)
            {
                await library.KillAsync();
                Interlocked.Increment(ref done);
            }

            await library.CheckAllAsync();
            Interlocked.Add(ref acknowledged, library.Acknowledgements);
            lock (recoveries)
            {
                recoveries.AddRange(library.Recoveries);
            }
        });

        recoveries.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{done} kills, {acknowledged} acknowledged, 0 lost or altered; up again in {recoveries[recoveries.Count / 2].TotalSeconds:F2} s (median), {recoveries[^1].TotalSeconds:F2} s (longest)"));
        Assert.Equal(kills, done);
        Assert.True(acknowledged >= kills, $"only {acknowledged} uploads were acknowledged before {kills} kills: the test looked at too little");
    }
}
