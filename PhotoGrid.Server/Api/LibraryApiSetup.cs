using PhotoGrid.Server.Api.Albums;
using PhotoGrid.Server.Api.Duplicates;
using PhotoGrid.Server.Api.Editing;
using PhotoGrid.Server.Api.Explore;
using PhotoGrid.Server.Api.Files;
using PhotoGrid.Server.Api.Folders;
using PhotoGrid.Server.Api.Jobs;
using PhotoGrid.Server.Api.People;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Api.Stacks;
using PhotoGrid.Server.Api.Search;
using PhotoGrid.Server.Api.Thumbnails;
using PhotoGrid.Server.Api.Uploads;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api;

/// <summary>The features that are about photos themselves: how they are written on the wire, and where they are reached.</summary>
internal static class LibraryApiSetup
{
    public static IServiceCollection AddLibraryApi(this IServiceCollection services) => services
        .AddSingleton<PhotoPages>()
        .AddApiJson(PhotosJson.Default)
        .AddApiJson(AlbumsJson.Default)
        .AddApiJson(PeopleJson.Default)
        .AddApiJson(DuplicatesJson.Default)
        .AddExploreApi()
        .AddApiJson(StacksJson.Default)
        .AddApiJson(EditsJson.Default)
        .AddApiJson(SearchesJson.Default)
        .AddApiJson(FilesJson.Default)
        .AddApiJson(FoldersJson.Default)
        .AddApiJson(UploadsJson.Default)
        .AddApiJson(JobsJsonContext.Default);

    public static IEndpointRouteBuilder MapLibraryEndpoints(this IEndpointRouteBuilder routes) => routes
        .MapPhotoEndpoints()
        .MapEditEndpoints()
        .MapAlbumEndpoints()
        .MapPeopleEndpoints()
        .MapDuplicateEndpoints()
        .MapExploreEndpoints()
        .MapStackEndpoints()
        .MapSearchEndpoints()
        .MapFolderEndpoints()
        .MapUploadEndpoints()
        .MapFileEndpoints()
        .MapThumbnailEndpoints()
        .MapJobEndpoints();
}
