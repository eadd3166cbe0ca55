using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Library;

namespace PhotoGrid.Duplicates;

/// <summary>Photos that may be one and the same, for people to decide.</summary>
public static class DuplicatesSetup
{
    /// <summary>Needs the catalog, the change feed, the library and albums.</summary>
    public static IServiceCollection AddDuplicates(this IServiceCollection services) => services
        .AddSingleton<DuplicatesCache>()
        .AddSingleton<ListDuplicates>()
        .AddSingleton<SettleDuplicates>()
        .AddSingleton<RejoinDuplicates>()
        .AddSingleton(new PhotoFollower((session, before, after, ct) => after is null ? DuplicateStore.ForgetAsync(session, before.Id, ct) : Task.CompletedTask));
}
