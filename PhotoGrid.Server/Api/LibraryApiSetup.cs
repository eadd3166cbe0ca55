using PhotoGrid.Server.Api.Albums;
using PhotoGrid.Server.Api.Jobs;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Api.Uploads;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api;

/// <summary>How the library's features are written on the wire.</summary>
internal static class LibraryApiSetup
{
    public static IServiceCollection AddLibraryApi(this IServiceCollection services) => services
        .AddSingleton<PhotoPages>()
        .AddApiJson(PhotosJson.Default)
        .AddApiJson(AlbumsJson.Default)
        .AddApiJson(UploadsJson.Default)
        .AddApiJson(JobsJsonContext.Default);
}
