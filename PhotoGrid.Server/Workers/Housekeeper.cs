using System.Data.Common;
using PhotoGrid.Accounts;
using PhotoGrid.Foundation;
using PhotoGrid.Maintenance;
using PhotoGrid.Uploads.Leftovers;

namespace PhotoGrid.Server.Workers;

/// <summary>Goes through the libraries twice a day, one after the other; the first time a while after the start, when nobody waits for it.</summary>
internal sealed class Housekeeper(KeepHouse house, SweepStaging staging, ReadUsers users, TimeProvider clock, ILogger<Housekeeper> log) : BackgroundService
{
    private static readonly TimeSpan _first = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _every = TimeSpan.FromHours(12);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(_first, clock, stoppingToken);
            while (true)
            {
                await RoundAsync(stoppingToken);
                await Task.Delay(_every, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        IReadOnlyList<User> all = [];
        await TryAsync(default, async () => all = await users.AllAsync(ct));
        foreach (var user in all)
            await TryAsync(user.Id, () => house.RunAsync(user.Id, ct));
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
