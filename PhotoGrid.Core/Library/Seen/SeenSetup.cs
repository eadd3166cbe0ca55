using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Jobs;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Library.Seen;

/// <summary>What models see in photos.</summary>
public static class SeenSetup
{
    /// <summary>Needs the library and Vision.</summary>
    public static IServiceCollection AddSeen(this IServiceCollection services) => services
        .AddSingleton<WriteSeen>()
        .AddSingleton<LookAtPhoto>()
        .AddSingleton<LookAtLibrary>()
        .AddSingleton<ReadLines>()
        .AddSingleton(given => SeenFollower.Of(given.GetRequiredService<IJobQueue>(), given.GetRequiredService<ModelRegistry>()))
        .AddSingleton(given => Looking(given.GetRequiredService<LookAtPhoto>()))
        .AddSingleton(given => Sweeping(given.GetRequiredService<LookAtLibrary>()));

    private static JobHandler Looking(LookAtPhoto look) => new(
        LookAtPhoto.Kind,
        async (job, ct) => RenditionHandlers.Decide(job, await look.RunAsync(job.Owner, job.Subject!.Value, ct)),
        (job, reason, ct) => look.FailAsync(job.Owner, job.Subject!.Value, reason, ct));

    private static JobHandler Sweeping(LookAtLibrary look) => new(LookAtLibrary.Kind, async (job, ct) =>
    {
        await look.RunAsync(job.Owner, job.Arguments, ct);
        return null;
    });
}
