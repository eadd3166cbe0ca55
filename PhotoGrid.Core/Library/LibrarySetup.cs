using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Library.Renditions;
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
        .AddSingleton<PictureSource>()
        .AddSingleton<MakeRenditions>()
        .AddSingleton<RenditionBacklog>()
        .AddSingleton<ShowRendition>()
        .AddSingleton(given => RenditionHandlers.Eager(given.GetRequiredService<MakeRenditions>()))
        .AddSingleton(given => RenditionHandlers.Backlog(given.GetRequiredService<RenditionBacklog>()));
}
