using PhotoGrid.Columns;

namespace PhotoGrid.Timeline;

/// <summary>How the columns' names of cameras and places are read and said.</summary>
internal static class PlaceNames
{
    /// <summary>Make and model as people say it: "Apple iPhone 13 Pro", but "Canon EOS 450D" and not "Canon Canon EOS 450D". Empty where neither is known.</summary>
    public static string CameraOf(string packed)
    {
        var cut = packed.IndexOf(ColumnStore.Separator, StringComparison.Ordinal);
        if (cut < 0)
            return packed;
        var (make, model) = (packed[..cut], packed[(cut + 1)..]);
        if (model.Length == 0)
            return make;
        // The maker's first word is enough: "NIKON CORPORATION" made the "NIKON D70".
        return make.Length == 0 || model.StartsWith(make.Split(' ')[0], StringComparison.OrdinalIgnoreCase) ? model : $"{make} {model}";
    }

    /// <summary>City, region, country; empty where not known.</summary>
    public static (string City, string Region, string Country) PlaceOf(string packed)
    {
        var parts = packed.Split(ColumnStore.Separator);
        return parts.Length < 3 ? ("", "", "") : (parts[0], parts[1], parts[2]);
    }

    public static bool IsIn(string packed, string place)
    {
        var (city, region, country) = PlaceOf(packed);
        return Same(city, place) || Same(region, place) || Same(country, place);
    }

    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
