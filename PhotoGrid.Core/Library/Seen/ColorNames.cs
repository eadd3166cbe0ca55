using System.Globalization;
using System.Text.Json;
using PhotoGrid.Vision;

namespace PhotoGrid.Library.Seen;

/// <summary>Names for the dominant colours of a photo, and words for all of them together: warm, cool, black and white.</summary>
internal static class ColorNames
{
    /// <summary>Says by which rules; another number, and every photo is named again.</summary>
    public const string Model = "color-names@1";

    // Below it a colour is a grey to the eye.
    private const double LeastColorful = 0.16;

    /// <summary>From the row's JSON array of #rrggbb, most first. Shares are not kept: a colour's confidence falls by its place.</summary>
    public static IReadOnlyList<SeenThing> Of(string? dominantJson)
    {
        if (dominantJson is null)
            return [];
        using var array = JsonDocument.Parse(dominantJson);
        var colors = array.RootElement.EnumerateArray().Select(item => Read(item.GetString()!)).ToList();
        var names = new Dictionary<string, double>();
        for (var i = 0; i < colors.Count; i++)
            names.TryAdd(Name(colors[i]), Math.Round(1.0 / (i + 1), 2));
        if (colors.Count > 0 && colors.All(color => color.Saturation < LeastColorful || color.Value < 0.1))
            names.TryAdd("black and white", 1);
        else if (Warmth(colors) is var warmth && Math.Abs(warmth) > 0.25)
            names.TryAdd(warmth > 0 ? "warm" : "cool", Math.Round(Math.Abs(warmth), 2));
        return [.. names.Select(pair => new SeenThing(pair.Key, pair.Value, []))];
    }

    // Of hues that say something: how much more red to yellow than green to blue there is, -1 to 1.
    private static double Warmth(List<Color> colors)
    {
        double warm = 0, all = 0;
        for (var i = 0; i < colors.Count; i++)
        {
            var weight = colors[i].Saturation * colors[i].Value / (i + 1);
            all += weight;
            warm += weight * (colors[i].Hue is < 70 or > 330 ? 1 : colors[i].Hue is > 150 and < 270 ? -1 : 0);
        }

        return all < 0.1 ? 0 : warm / all;
    }

    private static string Name(Color color) => color switch
    {
        { Value: < 0.18 } => "black",
        { Saturation: < LeastColorful, Value: > 0.88 } => "white",
        { Saturation: < LeastColorful } => "gray",
        { Hue: < 45, Saturation: < 0.45, Value: > 0.6 } => "beige",
        { Hue: < 14 or >= 345, Saturation: < 0.5, Value: > 0.75 } => "pink",
        { Hue: >= 14 and < 45, Value: < 0.62 } => "brown",
        { Hue: < 14 or >= 345 } => "red",
        { Hue: < 45 } => "orange",
        { Hue: < 68 } => "yellow",
        { Hue: < 165 } => "green",
        { Hue: < 195 } => "turquoise",
        { Hue: < 255 } => "blue",
        { Hue: < 295 } => "purple",
        _ => "pink",
    };

    private static Color Read(string text)
    {
        var value = int.Parse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        double red = (value >> 16) / 255.0, green = ((value >> 8) & 255) / 255.0, blue = (value & 255) / 255.0;
        double most = Math.Max(red, Math.Max(green, blue)), least = Math.Min(red, Math.Min(green, blue)), range = most - least;
        var hue = range == 0 ? 0
            : most == red ? ((green - blue) / range * 60) + (green < blue ? 360 : 0)
            : most == green ? ((blue - red) / range * 60) + 120
            : ((red - green) / range * 60) + 240;
        return new Color(hue, most == 0 ? 0 : range / most, most);
    }

    private readonly record struct Color(double Hue, double Saturation, double Value);
}
