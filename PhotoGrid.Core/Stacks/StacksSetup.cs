using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Catalog;
using PhotoGrid.Jobs;
using PhotoGrid.Library;

namespace PhotoGrid.Stacks;

/// <summary>Photos of one moment, shown as one.</summary>
public static class StacksSetup
{
    /// <summary>Needs the catalog, the change feed, the jobs and the library.</summary>
    public static IServiceCollection AddStacks(this IServiceCollection services) => services
        .AddSingleton<SettleStack>()
        .AddSingleton<ReadStack>()
        .AddSingleton<MakeStack>()
        .AddSingleton<ChangeStack>()
        .AddSingleton<StackMoment>()
        .AddSingleton<StackLibrary>()
        .AddSingleton<FollowPhotos>()
        .AddSingleton(given => new PhotoFollower(given.GetRequiredService<FollowPhotos>().RunAsync))
        .AddSingleton(given => Moments(given.GetRequiredService<StackMoment>()))
        .AddSingleton(given => Library(given.GetRequiredService<StackLibrary>()));

    private static JobHandler Moments(StackMoment stack) => new(StackMoment.Kind, async (job, ct) =>
    {
        await stack.RunAsync(job.Owner, job.Subject!.Value, ct);
        return null;
    });

    private static JobHandler Library(StackLibrary stack) => new(StackLibrary.Kind, async (job, ct) =>
    {
        await stack.RunAsync(job.Owner, ct);
        return null;
    });
}
