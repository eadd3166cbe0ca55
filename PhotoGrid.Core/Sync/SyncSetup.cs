using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PhotoGrid.Catalog;
using PhotoGrid.Columns;
using PhotoGrid.Storage;
using PhotoGrid.Sync.Journal;

namespace PhotoGrid.Sync;

/// <summary>The feed and what lives from it: column snapshots, sync, the journal.</summary>
public static class SyncSetup
{
    /// <summary>
    /// Needs the catalog, the event bus and the clock. <paramref name="originals"/> is the folder that the journals are beside; where a
    /// <see cref="MountSentinel"/> of it is registered, it is asked before each write.
    /// </summary>
    public static IServiceCollection AddSync(this IServiceCollection services, string originals)
    {
        services.TryAddSingleton<ChangeFeed>();
        services.TryAddSingleton(new ColumnsLimits());
        services.TryAddSingleton<ColumnsCache>();
        return services
            .AddSingleton<ReadChanges>()
            .AddSingleton<PruneChanges>()
            .AddSingleton<JournalMarks>()
            .AddSingleton(provider => new WriteJournal(provider.GetRequiredService<ICatalog>(), originals, provider.GetService<MountSentinel>()));
    }
}
