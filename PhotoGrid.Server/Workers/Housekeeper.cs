using PhotoGrid.Accounts;
using PhotoGrid.Maintenance;

namespace PhotoGrid.Server.Workers;

/// <summary>Goes through the libraries twice a day, one after the other; the first time a while after the start, when nobody waits for it.</summary>
internal sealed class Housekeeper(KeepHouse house, ReadUsers users, TimeProvider clock, ILogger<Housekeeper> log) : BackgroundService
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
                foreach (var user in await users.AllAsync(stoppingToken))
                    await TidyAsync(user, stoppingToken);
                await Task.Delay(_every, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TidyAsync(User user, CancellationToken ct)
    {
        try
        {
            await house.RunAsync(user.Id, ct);
        }
        catch (IOException fault) // A disk that is full or gone: the next round tries again.
        {
            Log.TidyingFailed(log, fault, user.Id.Value);
        }
    }
}
