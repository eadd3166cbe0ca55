using System.Text.Json.Serialization;
using PhotoGrid.Explore;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Explore;

/// <summary>As much of a photo as a stamp or a shelf shows; ratio is width over height, to 2 %.</summary>
internal sealed record PrintJson(Guid Id, int Number, double Ratio, PrintUrlsJson Urls)
{
    public static PrintJson Of(UserId owner, Print print)
    {
        var stem = $"/thumbnails/{owner}/{print.Number}_";
        return new PrintJson(print.Id.Value, print.Number, print.Ratio,
            new PrintUrlsJson($"{stem}150.webp?v={print.Renditions}", $"{stem}400.webp?v={print.Renditions}", $"{stem}800.webp?v={print.Renditions}"));
    }
}

/// <summary>Absolute paths from the host root.</summary>
internal sealed record PrintUrlsJson(string Thumb150, string Thumb400, string Thumb800);

/// <summary>Edges in degrees; west is greater than east where they cross the date line.</summary>
internal sealed record BoundsJson(double West, double South, double East, double North)
{
    public static BoundsJson Of(GeoBox box) => new(box.West, box.South, box.East, box.North);
}

/// <summary>Photos that lie near together. bounds holds all of them and no other photo that was asked for; near is where the cover was taken.</summary>
internal sealed record ClusterJson(int Count, double Lat, double Lon, BoundsJson Bounds, PrintJson Cover, PlaceJson? Near);

/// <summary>The stamps of a box, most photos first; zoom is what they are made for, lower than asked where the box was too large for it.</summary>
internal sealed record ClustersJson(double Zoom, IReadOnlyList<ClusterJson> Clusters)
{
    public static ClustersJson Of(UserId owner, MapClusters map) => new(map.Zoom, [.. map.Clusters.Select(cluster => new ClusterJson(
        cluster.Count, cluster.Lat, cluster.Lon, BoundsJson.Of(cluster.Bounds), PrintJson.Of(owner, cluster.Cover), PlacesJson.NamesOf(cluster.Near)))]);
}

/// <summary>What the map is drawn with: tiles of another server only where the administrator set one, and whether names of towns are there.</summary>
internal sealed record MapJson(MapTilesJson? Tiles, bool Towns);

internal sealed record MapTilesJson(string Url, string Attribution, int MaxZoom);

/// <summary>Towns of a part of the map, the largest first; rank is about how many thousand people live there.</summary>
internal sealed record TownsJson(IReadOnlyList<TownJson> Towns);

internal sealed record TownJson(string Name, double Lat, double Lon, int Rank);

/// <summary>A place and what was taken there; parts is how many places of the next finer level are in it. takenFrom and takenTo are days there.</summary>
internal sealed record PlaceCountJson(
    string? City, string? Region, string? Country, string? CountryCode, int Count, int Parts, PrintJson Cover, BoundsJson Bounds, DateOnly TakenFrom, DateOnly TakenTo);

/// <summary>Places, most photos first. photos is how many photos were asked for in all, those whose place has no name among them; meta.total is places.</summary>
internal sealed record PlacesJson(IReadOnlyList<PlaceCountJson> Places, long Photos, DateOnly? TakenFrom, DateOnly? TakenTo)
{
    public static PlacesJson Of(UserId owner, PlaceCounts counts) => new(
        [.. counts.Places.Select(place => Of(owner, place))], counts.Photos, counts.First is { } first ? DayOf(first) : null, counts.Last is { } last ? DayOf(last) : null);

    public static PlaceCountJson Of(UserId owner, PlaceCount place) => new(
        place.Names.City, place.Names.Region, place.Names.Country, place.Names.CountryCode, place.Count, place.Parts, PrintJson.Of(owner, place.Cover),
        BoundsJson.Of(place.Bounds), DayOf(place.First), DayOf(place.Last));

    public static PlaceJson? NamesOf(Place? place) => place is null ? null : new PlaceJson(place.City, place.Region, place.Country, place.CountryCode);

    private static DateOnly DayOf(long localMs) => DateOnly.FromDateTime(Instant.Read(localMs).UtcDateTime);
}

/// <summary>What there is to find: towns, this day of earlier years, what came last. People and things join them with their features.</summary>
internal sealed record ExploredJson(IReadOnlyList<PlaceCountJson> Places, IReadOnlyList<DayJson> OnThisDay, IReadOnlyList<PrintJson> Recent)
{
    public static ExploredJson Of(UserId owner, Explored explored) => new(
        [.. explored.Places.Select(place => PlacesJson.Of(owner, place))],
        [.. explored.OnThisDay.Select(day => new DayJson(day.Day, day.Count, [.. day.Prints.Select(print => PrintJson.Of(owner, print))]))],
        [.. explored.Recent.Select(print => PrintJson.Of(owner, print))]);
}

/// <summary>This day of an earlier year; the first of its photos.</summary>
internal sealed record DayJson(DateOnly Day, int Count, IReadOnlyList<PrintJson> Photos);

/// <summary>How maps and places are written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ClustersJson))]
[JsonSerializable(typeof(MapJson))]
[JsonSerializable(typeof(TownsJson))]
[JsonSerializable(typeof(PlacesJson))]
[JsonSerializable(typeof(ExploredJson))]
internal sealed partial class ExploreJson : JsonSerializerContext;
