using PhotoGrid.Catalog;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;

namespace PhotoGrid.Timeline;

/// <summary>
/// Some of the timeline's photos, or all of them in another order, as numbers alone: who has the geometry has the rest. Filters and most orders
/// come from the columns; names, sizes and pixels are read from the rows, which for 100,000 photos takes a tenth of a second.
/// </summary>
public sealed class PickTimeline(ICatalog catalog, ColumnsCache cache)
{
    /// <summary>The numbers and the change that they are of.</summary>
    public async Task<(IReadOnlyList<int> Numbers, long Change)> RunAsync(UserId owner, TimelineQuery query, CancellationToken ct)
    {
        var columns = await cache.GetAsync(owner, ct);
        var rows = new TimelinePick(columns, query).Run();
        var sorted = query.Sort switch
        {
            TimelineSort.DateDescending => rows,
            TimelineSort.DateAscending => Enumerable.Reverse(rows),
            TimelineSort.AddedDescending => rows.OrderByDescending(row => row.Number),
            TimelineSort.AddedAscending => rows.OrderBy(row => row.Number),
            TimelineSort.CameraAscending or TimelineSort.CameraDescending => ByName(rows, row => PlaceNames.CameraOf(columns.Names.Cameras.NameOf(row.Camera)), query.Sort == TimelineSort.CameraDescending),
            TimelineSort.PlaceAscending or TimelineSort.PlaceDescending => ByName(rows, row => Whole(columns.Names.Places.NameOf(row.Place)), query.Sort == TimelineSort.PlaceDescending),
            _ => await ByRowsAsync(owner, rows, query.Sort, ct),
        };
        return ([.. sorted.Select(row => row.Number)], columns.Change);
    }

    // Photos without a name stand last both ways; each name is made once.
    private static IEnumerable<ColumnRow> ByName(List<ColumnRow> rows, Func<ColumnRow, string> nameOf, bool isBackwards)
    {
        var named = rows.Select(row => (Row: row, Name: nameOf(row))).OrderBy(pair => pair.Name.Length == 0);
        var sorted = isBackwards ? named.ThenByDescending(pair => pair.Name, StringComparer.OrdinalIgnoreCase) : named.ThenBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase);
        return sorted.Select(pair => pair.Row);
    }

    private static string Whole(string packed)
    {
        var (city, region, country) = PlaceNames.PlaceOf(packed);
        return $"{country}{region}{city}".Length == 0 ? "" : $"{country}, {region}, {city}";
    }

    private async Task<IEnumerable<ColumnRow>> ByRowsAsync(UserId owner, List<ColumnRow> rows, TimelineSort sort, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        if (sort is TimelineSort.NameAscending or TimelineSort.NameDescending)
        {
            var names = await SortKeyStore.ListNamesAsync(session, ct);
            string Name(ColumnRow row) => names.GetValueOrDefault(row.Number, "");
            return sort == TimelineSort.NameAscending ? rows.OrderBy(Name, NaturalOrder.Instance) : rows.OrderByDescending(Name, NaturalOrder.Instance);
        }

        var sizes = sort is TimelineSort.SizeAscending or TimelineSort.SizeDescending
            ? await SortKeyStore.ListSizesAsync(session, ct)
            : await SortKeyStore.ListPixelsAsync(session, ct);
        long Size(ColumnRow row) => sizes.GetValueOrDefault(row.Number);
        return sort is TimelineSort.SizeAscending or TimelineSort.PixelsAscending ? rows.OrderBy(Size) : rows.OrderByDescending(Size);
    }
}
