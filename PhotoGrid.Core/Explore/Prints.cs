using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Explore;

/// <summary>Reads a row of the columns as people see it.</summary>
internal static class Prints
{
    public static Print Of(ColumnChunk chunk, int row) => new(
        new PhotoId(chunk.Ids[row]), chunk.Numbers[row], chunk.Renditions[row], Math.Round(Math.Pow(2, (chunk.Ratios[row] - 128) / 32.0), 3));

    /// <summary>The names of a number; null where there are none.</summary>
    public static Place? PlaceOf(ColumnNames names, int number)
    {
        if (number == 0 || names.Places.NameOf(number).Split(ColumnStore.Separator) is not [var city, var region, var country, var code] || code.Length == 0)
            return null;
        return new Place(OrNull(city), OrNull(region), OrNull(country), code);
    }

    private static string? OrNull(string name) => name.Length == 0 ? null : name;
}
