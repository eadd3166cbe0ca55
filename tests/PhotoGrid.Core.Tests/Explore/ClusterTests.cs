using FsCheck;
using FsCheck.Fluent;
using PhotoGrid.Albums;
using PhotoGrid.Columns;
using PhotoGrid.Core.Tests.Columns;
using PhotoGrid.Explore;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Core.Tests.Explore;

public sealed class ClusterTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task Photos_side_by_side_are_one_stamp_and_far_ones_are_two()
    {
        await _library.PutAsync("photo.added", At(1, 60.39, 5.32), At(2, 60.391, 5.321) with { IsFavorite = true }, At(3, 51.5, -0.12), At(4, null, null));

        var near = await ReadAsync(null, 5);
        var far = await ReadAsync(null, 0);

        Assert.Equal([2, 1], near.Clusters.Select(cluster => cluster.Count));
        Assert.Equal(2, near.Clusters[0].Cover.Number);
        Assert.InRange(near.Clusters[0].Lat, 60.39, 60.391);
        Assert.InRange(near.Clusters[0].Lon, 5.32, 5.321);
        Assert.Equal(3, Assert.Single(far.Clusters).Count);
        Assert.Equal(3, far.Photos);
    }

    [Fact]
    public async Task A_box_over_the_date_line_holds_both_its_sides_and_stamps_do_not_break_there()
    {
        await _library.PutAsync("photo.added", At(1, -17.7, 179.9), At(2, -17.7, -179.9), At(3, -17.7, 0));

        var map = await ReadAsync(new GeoBox(170, -30, -170, -10), 3);

        var stamp = Assert.Single(map.Clusters);
        Assert.Equal(2, stamp.Count);
        Assert.Equal((179.9, -179.9), (Math.Round(stamp.Bounds.West, 3), Math.Round(stamp.Bounds.East, 3)));
        Assert.True(Math.Abs(stamp.Lon) > 179.8);
        Assert.Equal([1, 1], (await ReadAsync(new GeoBox(170, -30, -170, -10), 14)).Clusters.Select(cluster => cluster.Count));
    }

    [Fact]
    public async Task The_edges_of_the_world_are_in_it()
    {
        await _library.PutAsync("photo.added", At(1, 90, 180), At(2, -90, -180), At(3, 0, 180), At(4, 89, 0));

        foreach (var zoom in new[] { 0.0, 3.5, 20 })
            Assert.Equal(4, (await ReadAsync(null, zoom)).Clusters.Sum(cluster => cluster.Count));
    }

    [Fact]
    public async Task What_the_list_hides_the_map_hides()
    {
        await _library.PutAsync("photo.added",
            At(1, 10, 10) with { IsArchived = true }, At(2, 10, 10) with { IsDeleted = true }, At(3, 10, 10) with { City = "Kano", Region = "Kano", CountryCode = "NG" }, At(4, 10, 10) with { TakenAt = 5_000 });

        Assert.Equal(2, (await ReadAsync(null, 3)).Photos);
        Assert.Equal(1, (await ListAsync(new PhotoQuery(Filter: PhotoFilter.Archived), 3)).Photos);
        Assert.Equal("Kano", Assert.Single((await ListAsync(new PhotoQuery(Place: new PlaceNames("NG", null, "Kano")), 3)).Clusters).Near?.City);
        Assert.Equal(0, (await ListAsync(new PhotoQuery(Place: new PlaceNames("NG", "", null)), 3)).Photos);
        Assert.Equal(1, (await ListAsync(new PhotoQuery(From: DateTimeOffset.FromUnixTimeMilliseconds(4_000)), 3)).Photos);
    }

    [Fact]
    public async Task Every_photo_of_a_box_is_in_one_stamp_at_every_zoom_and_the_box_of_a_stamp_holds_its_photos_alone()
    {
        // Towns of many photos and lonely ones, over all the world.
        var random = new Random(4);
        var towns = Enumerable.Range(0, 25).Select(_ => (Lat: random.NextDouble() * 150 - 75, Lon: random.NextDouble() * 360 - 180)).ToArray();
        var photos = Enumerable.Range(1, 3000).Select(number =>
        {
            var (lat, lon) = towns[random.Next(towns.Length)];
            var wide = Math.Pow(10, random.Next(-4, 2));
            lon += (random.NextDouble() - 0.5) * wide;
            return At(number, Math.Clamp(lat + (random.NextDouble() - 0.5) * wide, -89.9, 89.9), lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
        }).ToArray();
        await _library.PutAsync("photo.added", photos);
        var snapshot = await Cache().GetAsync(_library.Owner, default);
        var reading = new ReadClusters(Cache(), new ListAlbums(_library.Catalog));

        var edge = Gen.Choose(-1800, 1800).Select(tenth => tenth / 10.0);
        var boxes = from west in edge from east in edge from one in Gen.Choose(-900, 900) from other in Gen.Choose(-900, 900) from zoom in Gen.Choose(0, 40)
                    select (Box: new GeoBox(west, Math.Min(one, other) / 10.0, east, Math.Max(one, other) / 10.0), Zoom: zoom / 2.0);
        Prop.ForAll(boxes.ToArbitrary(), sample =>
        {
            var map = reading.RunAsync(_library.Owner, new PhotoQuery(Box: sample.Box), sample.Zoom, default).GetAwaiter().GetResult().Value;

            Assert.Equal(Held(snapshot, sample.Box), map.Clusters.Sum(cluster => (long)cluster.Count));
            Assert.Equal(map.Photos, map.Clusters.Sum(cluster => (long)cluster.Count));
            Assert.All(map.Clusters.Take(40), cluster => Assert.Equal(cluster.Count, Held(snapshot, sample.Box, cluster.Bounds)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(120));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static TestPhoto At(int number, double? lat, double? lon) => new(Guid.NewGuid(), number, number * 10) { Lat = lat, Lon = lon };

    private static long Held(LibraryColumns columns, GeoBox box, GeoBox? within = null)
    {
        // A stamp at the edge of what was asked for knows only what is inside.
        long count = 0;
        var (outer, inner) = (new BoxEdges(Of(box)), new BoxEdges(Of(within ?? box)));
        foreach (var chunk in columns.Chunks)
        {
            for (var i = 0; i < chunk.Rows; i++)
                count += outer.Hold(chunk.Lats[i], chunk.Lons[i]) && inner.Hold(chunk.Lats[i], chunk.Lons[i]) ? 1 : 0;
        }

        return count;
    }

    private static ColumnsBox Of(GeoBox box) => new(box.West, box.South, box.East, box.North);

    private ColumnsCache Cache() => new(_library.Catalog, _library.Feed, new ColumnsLimits());

    private Task<MapClusters> ReadAsync(GeoBox? box, double zoom) => ListAsync(new PhotoQuery(Box: box), zoom);

    private async Task<MapClusters> ListAsync(PhotoQuery query, double zoom) =>
        (await new ReadClusters(Cache(), new ListAlbums(_library.Catalog)).RunAsync(_library.Owner, query, zoom, default)).Value;
}
