using Microsoft.Extensions.DependencyInjection;

namespace PhotoGrid.Explore;

/// <summary>Where and when photos were taken, for looking around in them.</summary>
public static class ExploreSetup
{
    /// <summary>Needs the columns, places and albums.</summary>
    public static IServiceCollection AddExplore(this IServiceCollection services) => services
        .AddSingleton<ReadClusters>()
        .AddSingleton<ReadPlaces>()
        .AddSingleton<ReadExplore>();
}
