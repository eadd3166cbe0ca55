using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Jobs;
using PhotoGrid.Library.Motion;
using PhotoGrid.Library.Packing;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Library.Sidecars;
using PhotoGrid.Library.Whereabouts;

namespace PhotoGrid.Library;

/// <summary>What people do with photos that are there.</summary>
public static class LibrarySetup
{
    /// <summary>Needs the ports, the change feed, imaging, places, and <see cref="OriginalBlobs"/> and <see cref="RenditionBlobs"/> over their stores.</summary>
    public static IServiceCollection AddLibrary(this IServiceCollection services) => services
        .AddSingleton<LookUpPlace>()
        .AddSingleton<ListPhotos>()
        .AddSingleton<ChangePhotos>()
        .AddSingleton<TrashPhotos>()
        .AddSingleton<EmptyTrash>()
        .AddSingleton<PackPhotos>()
        .AddSingleton<JoinLive>()
        .AddSingleton<OpenMotion>()
        .AddSingleton<PictureSource>()
        .AddSingleton<MakeRenditions>()
        .AddSingleton<RenditionBacklog>()
        .AddSingleton<ShowRendition>()
        .AddSingleton<MatchSidecars>()
        .AddSingleton<NoteSidecar>()
        .AddSingleton<ReadSidecar>()
        .AddSingleton(new PhotoFollower((session, before, after, ct) =>
            after is null ? SidecarStore.DeletePhotoAsync(session, before.Id, ct) : Task.CompletedTask))
        .AddSingleton(given => Reading(given.GetRequiredService<ReadSidecar>()))
        .AddSingleton<SweepRenditions>()
        .AddSingleton<NamePlaces>()
        .AddSingleton(given => Naming(given.GetRequiredService<NamePlaces>()))
        .AddSingleton(given => RenditionHandlers.Eager(given.GetRequiredService<MakeRenditions>()))
        .AddSingleton(given => RenditionHandlers.Backlog(given.GetRequiredService<RenditionBacklog>()));

    private static JobHandler Reading(ReadSidecar read) => new(
        ReadSidecar.Kind,
        async (job, ct) => RenditionHandlers.Decide(job, await read.RunAsync(job.Owner, Guid.ParseExact(job.Arguments, "N"), ct)));

    private static JobHandler Naming(NamePlaces places) => new(NamePlaces.Kind, async (job, ct) =>
    {
        await places.RunAsync(job.Owner, ct);
        return null;
    });
}
