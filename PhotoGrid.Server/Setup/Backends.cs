using PhotoGrid.Caching;
using PhotoGrid.Catalog;
using PhotoGrid.Columns;
using PhotoGrid.Disk;
using PhotoGrid.Events;
using PhotoGrid.Index;
using PhotoGrid.Jobs;
using PhotoGrid.Library;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Server.Cloud;
using PhotoGrid.Server.Cloud.Postgres;
using PhotoGrid.Storage;
using PhotoGrid.Sync.Journal;

namespace PhotoGrid.Server.Setup;

/// <summary>The one place that reads configuration and picks an adapter for each port.</summary>
internal static class Backends
{
    private const string NoCloud = "Catalog:Postgres is set, but this build holds no adapters for other databases (PhotoGridCloud=false).";

    public static IServiceCollection AddBackends(this IServiceCollection services, string dataFolder, IConfiguration settings)
    {
        var originals = settings["Storage:Originals"] is { Length: > 0 } elsewhere ? Path.GetFullPath(elsewhere) : Path.Combine(dataFolder, "originals");
        return services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(DiskCalls.Real)
            .AddSingleton(given => new MountSentinel(originals, Path.Combine(dataFolder, "originals.used"), given.GetRequiredService<DiskCalls>()))
            .AddSingleton(given => CatalogOf(dataFolder, settings, given.GetRequiredService<DiskCalls>()))
            .AddSingleton(given => IndexOf(dataFolder, settings, given.GetRequiredService<DiskCalls>()))
            .AddSingleton<IEventBus, LocalEventBus>()
            .AddSingleton<ICache>(given => new MemoryCache(given.GetRequiredService<TimeProvider>()))
            .AddSingleton<IJobQueue, SqlJobQueue>()
            .AddSingleton<JobRunner>()
            .AddSingleton<ChangeFeed>()
            .AddSingleton(new ColumnsLimits())
            .AddSingleton<ColumnsCache>()
            .AddSingleton(given => new OriginalBlobs(
                new FileBlobStore(originals, given.GetRequiredService<MountSentinel>(), given.GetRequiredService<DiskCalls>()),
                given.GetRequiredService<ICatalog>()))
            .AddSingleton(given => new RenditionBlobs(
                new FileBlobStore(Path.Combine(dataFolder, "renditions"), null, given.GetRequiredService<DiskCalls>()), given.GetRequiredService<ICache>()))
            .AddSingleton(given => new WriteJournal(
                given.GetRequiredService<ICatalog>(), originals, given.GetRequiredService<MountSentinel>(), given.GetRequiredService<DiskCalls>()));
    }

    private static ISearchIndex IndexOf(string dataFolder, IConfiguration settings, DiskCalls calls)
    {
        if (settings["Catalog:Postgres"] is not { Length: > 0 } connection)
            return new SqliteSearchIndex(dataFolder, calls);
        if (CloudBackends.AreIncluded)
            return new PostgresSearchIndex(connection);
        throw new InvalidOperationException(NoCloud);
    }

    private static ICatalog CatalogOf(string dataFolder, IConfiguration settings, DiskCalls calls)
    {
        if (settings["Catalog:Postgres"] is not { Length: > 0 } connection)
            return new SqliteCatalog(dataFolder, calls: calls);
        // In an if of its own: that is what the trimmer understands.
        if (CloudBackends.AreIncluded)
            return new PostgresCatalog(connection);
        throw new InvalidOperationException(NoCloud);
    }
}
