using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Sync.Journal;

namespace PhotoGrid.Sync;

/// <summary>What lives from the feed: other devices, open pages, the journal.</summary>
public static class SyncSetup
{
    /// <summary>Needs the catalog, the feed, the clock, and <see cref="WriteJournal"/> over the folder of the originals.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services) => services
        .AddSingleton<ReadChanges>()
        .AddSingleton<PruneChanges>()
        .AddSingleton<JournalMarks>();
}
