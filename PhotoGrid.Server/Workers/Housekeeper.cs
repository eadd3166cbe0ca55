using System.Data.Common;
using PhotoGrid.Accounts;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Maintenance;
using PhotoGrid.Uploads.Leftovers;

namespace PhotoGrid.Server.Workers;

/// <summary>Goes through the libraries twice a day, one after the other; the first time a while after the start, when nobody waits for it.</summary>
internal sealed class Housekeeper(KeepHouse house, SweepStaging staging, SweepRenditions renditions, ReadUsers users, TimeProvider clock, ILogger<Housekeeper> log) : BackgroundService
{
    private static readonly TimeSpan _first = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _every = TimeSpan.FromHours(12);

    // Every rendition is looked at once a week: a large library has half a million.
    private const int RoundsAWeek = 14;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(_first, clock, stoppingToken);
            for (var round = 0; ; round++)
            {
                await RoundAsync(round % RoundsAWeek == 0, stoppingToken);
                await Task.Delay(_every, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task RoundAsync(bool isWeekly, CancellationToken ct)
    {
        IReadOnlyList<User> all = [];
        await TryAsync(default, async () => all = await users.AllAsync(ct));
        foreach (var user in all)
        {
            await TryAsync(user.Id, () => house.RunAsync(user.Id, ct));
            if (isWeekly)
                await TryAsync(user.Id, () => renditions.RunAsync(user.Id, ct));
        }

        await TryAsync(default, () => staging.RunAsync(ct));
    }

    private async Task TryAsync(UserId user, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException) // A disk that is full or gone: the next round tries again.
        {
            Log.TidyingFailed(log, fault, user.Value);
        }
    }
}
