using PhotoGrid.Albums;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Explore;

/// <summary>Gathers the photos of a part of the map into stamps, from the column snapshot.</summary>
public sealed class ReadClusters(ColumnsCache columns, ListAlbums albums)
{
    /// <summary>The nearest that a map is looked at.</summary>
    public const int MaxZoom = ClusterGrid.MaxZoom;

    /// <summary>
    /// The stamps of the photos that a list of <paramref name="query"/> shows; its box is the part of the map, the whole world without one.
    /// <paramref name="zoom"/> is the web maps': at 0 the world is 256 pixels wide, at 20 a pixel is 15 cm. ALBUM_NOT_FOUND.
    /// </summary>
    public async Task<Result<MapClusters>> RunAsync(UserId owner, PhotoQuery query, double zoom, CancellationToken ct)
    {
        var members = query.Album is { } album ? await albums.PhotoIdsAsync(owner, album, ct) : null;
        if (query.Album is not null && members is null)
            return Failure.NotFound("ALBUM");
        var snapshot = await columns.GetAsync(owner, ct);
        var box = query.Box ?? new GeoBox(-180, -90, 180, 90);
        var sieve = new PhotoSieve(snapshot.Names, ListPhotos.CountOf(query with { Box = box }), members);
        var grid = new ClusterGrid(box, Math.Clamp(zoom, 0, ClusterGrid.MaxZoom));
        foreach (var chunk in snapshot.Chunks)
        {
            if (sieve.Skips(chunk))
                continue;
            for (var i = 0; i < chunk.Rows; i++)
            {
                if (sieve.Takes(chunk, i))
                    grid.Add(chunk, i);
            }
        }

        return new MapClusters(grid.Zoom, grid.Join(snapshot.Names), grid.Photos);
    }
}
