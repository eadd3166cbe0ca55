using PhotoGrid.Caching;
using PhotoGrid.Catalog;

namespace PhotoGrid.Server.Setup;

/// <summary>The one place that picks an adapter for each port.</summary>
internal static class Backends
{
    public static IServiceCollection AddBackends(this IServiceCollection services, string dataFolder) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ICatalog>(_ => new SqliteCatalog(dataFolder))
        .AddSingleton<ICache>(provider => new MemoryCache(provider.GetRequiredService<TimeProvider>()));
}
