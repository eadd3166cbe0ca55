using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Library;

namespace PhotoGrid.Albums;

/// <summary>Albums: photos put together by hand, in an order of their own.</summary>
public static class AlbumsSetup
{
    /// <summary>Needs the catalog, the change feed and the clock.</summary>
    public static IServiceCollection AddAlbums(this IServiceCollection services) => services
        .AddSingleton<CreateAlbum>()
        .AddSingleton<ListAlbums>()
        .AddSingleton<ChangeAlbum>()
        .AddSingleton<FillAlbum>()
        .AddSingleton<OrderAlbum>()
        .AddSingleton<DeleteAlbum>()
        .AddSingleton(new PhotoFollower(FollowPhotos.RunAsync));
}
