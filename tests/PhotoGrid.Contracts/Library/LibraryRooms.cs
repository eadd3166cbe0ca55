using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Albums;
using PhotoGrid.Caching;
using PhotoGrid.Catalog;
using PhotoGrid.Columns;
using PhotoGrid.Duplicates;
using PhotoGrid.Editing;
using PhotoGrid.Events;
using PhotoGrid.Imaging;
using PhotoGrid.Jobs;
using PhotoGrid.Library;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Places;
using PhotoGrid.Storage;
using PhotoGrid.Uploads;

namespace PhotoGrid.Contracts.Library;

/// <summary>The rooms that photos live in, wired over one catalog and one folder, without a server.</summary>
internal static class LibraryRooms
{
    public static ServiceProvider Build(ICatalog catalog, string folder) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(catalog)
        .AddSingleton<IEventBus, LocalEventBus>()
        .AddSingleton<ICache>(new MemoryCache(TimeProvider.System))
        .AddSingleton<IJobQueue, SqlJobQueue>()
        .AddSingleton<ChangeFeed>()
        .AddSingleton(new ColumnsLimits())
        .AddSingleton<ColumnsCache>()
        .AddSingleton(new OriginalBlobs(new FileBlobStore(Path.Combine(folder, "originals")), catalog))
        .AddSingleton(given => new RenditionBlobs(new FileBlobStore(Path.Combine(folder, "renditions")), given.GetRequiredService<ICache>()))
        .AddImaging()
        .AddPlaces(null)
        .AddLibrary()
        .AddAlbums()
        .AddDuplicates()
        .AddEditing()
        .AddUploads(new UploadLimits())
        .BuildServiceProvider();

    /// <summary>The smallest GIF, one pixel of a colour of its own.</summary>
    public static byte[] Gif(int seed) =>
        [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, (byte)seed, (byte)(seed * 7), 9, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];
}
