using System.Data.Common;
using System.Text;
using PhotoGrid.Accounts;
using PhotoGrid.Catalog;
using PhotoGrid.Library.Seen;
using PhotoGrid.Sqlite;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Server.Workers;

/// <summary>
/// Sees that models changed, at the start or while running, and has every library looked at for what that changes. Which models were in use is
/// kept in the settings, so that a start with the same ones opens no library.
/// </summary>
internal sealed class VisionKeeper(ModelRegistry registry, LookAtLibrary look, ReadUsers users, ICatalog catalog, TimeProvider clock, ILogger<VisionKeeper> log) : BackgroundService
{
    private const string Setting = "vision-models";
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _changed = new(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        registry.Changed += Wake;
        try
        {
            while (true)
            {
                await _changed.WaitAsync(stoppingToken);
                while (!await TryAsync(stoppingToken))
                    await Task.Delay(_patience, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            registry.Changed -= Wake;
        }
    }

    private void Wake() => _changed.Release();

    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            var models = registry.Models.Fingerprint;
            if (models == await KnownAsync(ct))
                return true;
            foreach (var user in await users.AllAsync(ct))
                await look.BeginAsync(user.Id, ct);
            // Last: who is interrupted begins anew.
            await KeepAsync(models, ct);
            return true;
        }
        catch (Exception fault) when (fault is IOException or DbException) // A disk that is full or gone: tried again.
        {
            Log.LookingFailed(log, fault);
            return false;
        }
    }

    private async Task<string> KnownAsync(CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalReadAsync(ct);
        var value = await session.Sql.FirstAsync("SELECT value FROM settings WHERE name = @name", new SqlArgs { ["name"] = Setting }, row => row.Bytes(0), ct);
        return value is null ? ModelSet.None.Fingerprint : Encoding.UTF8.GetString(value);
    }

    private async Task KeepAsync(string models, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalAsync(ct);
        await session.Sql.RunAsync("INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            new SqlArgs { ["name"] = Setting, ["value"] = Encoding.UTF8.GetBytes(models) }, ct);
        await session.CommitAsync(ct);
    }
}
