using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Search.Indexing;

namespace PhotoGrid.Search;

/// <summary>Finding photos by what is said of them.</summary>
public static class SearchSetup
{
    /// <summary>Needs the catalog, the change feed, the columns, jobs and an index.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SnapshotCache>()
        .AddSingleton<UpdateIndex>()
        .AddSingleton<IndexLine>()
        .AddSingleton<SuggestSearches>()
        .AddSingleton<SearchPhotos>()
        .AddSingleton<ReindexLibrary>()
        .AddSingleton(given => given.GetRequiredService<ReindexLibrary>().Handler());
}
