namespace PhotoGrid.Server.Workers;

/// <summary>What runs beside the requests. They stop in the reverse order.</summary>
internal static class WorkersSetup
{
    public static IServiceCollection AddWorkers(this IServiceCollection services) => services
        .AddHostedService<SessionKeeper>()
        .AddHostedService<JobWorker>()
        .AddHostedService<SearchIndexer>()
        .AddHostedService<FolderWatcher>()
        .AddHostedService<Housekeeper>()
        .AddHostedService<VisionKeeper>()
        .AddHostedService<MemoryTrimmer>()
        .AddHostedService<JournalWorker>();
}
