using System.Globalization;
using PhotoGrid.Explore;

namespace PhotoGrid.Server.Setup;

/// <summary>Reads <c>Map:</c>. Without <c>Map:TileUrl</c> the map draws itself and browsers ask nobody but this server.</summary>
internal static class MapSettings
{
    private const int UsualMaxZoom = 19;

    /// <summary>Null where no tiles are set. An address that can't be meant stops the start with a sentence.</summary>
    public static MapTiles? Read(IConfiguration settings)
    {
        if (settings["Map:TileUrl"] is not { Length: > 0 } url)
            return null;
        var isWhole = url.Contains("{z}", StringComparison.Ordinal) && url.Contains("{x}", StringComparison.Ordinal) && url.Contains("{y}", StringComparison.Ordinal);
        if (!isWhole || !TryOrigin(url, out _))
            throw new InvalidOperationException("Map:TileUrl must be an http or https address with {z}, {x} and {y} in its path.");
        var maxZoom = int.TryParse(settings["Map:TileMaxZoom"], NumberStyles.None, CultureInfo.InvariantCulture, out var set) && set is > 0 and <= 22 ? set : UsualMaxZoom;
        return new MapTiles(url, settings["Map:TileAttribution"] ?? "", maxZoom);
    }

    /// <summary>The one other server that pages may load pictures from: "https://tiles.example.org".</summary>
    public static string OriginOf(MapTiles tiles) => TryOrigin(tiles.Url, out var origin) ? origin : throw new InvalidOperationException("The tiles' address was read as one.");

    private static bool TryOrigin(string url, out string origin)
    {
        var plain = url.Replace("{z}", "0", StringComparison.Ordinal).Replace("{x}", "0", StringComparison.Ordinal).Replace("{y}", "0", StringComparison.Ordinal);
        var ok = Uri.TryCreate(plain, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");
        // Numbers of a tile in the host's name would be more than one server.
        origin = ok ? address!.GetLeftPart(UriPartial.Authority) : "";
        return ok && url.StartsWith(origin, StringComparison.OrdinalIgnoreCase) && !origin.Contains(';', StringComparison.Ordinal);
    }
}
