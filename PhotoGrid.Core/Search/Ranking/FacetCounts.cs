using PhotoGrid.Columns;
using PhotoGrid.Foundation;
using PhotoGrid.Index;
using PhotoGrid.Search.Indexing;

namespace PhotoGrid.Search.Ranking;

/// <summary>Counts what the found photos have in common.</summary>
internal sealed class FacetCounts(IndexSnapshot snapshot)
{
    private const int Most = 20;

    private readonly int[] _names = new int[snapshot.Names.Length];
    private readonly Dictionary<int, int> _months = [];
    private long _day = long.MinValue;
    private int _month;

    /// <summary>Takes a photo in.</summary>
    public void Add(in ColumnRow row, EntryFacts? entry)
    {
        // Neighbours are mostly of one day, and only a new day can be of a new month.
        var day = ColumnRow.DayOf(row.TakenLocal);
        if (day != _day)
        {
            var date = Instant.Read(row.TakenLocal);
            (_day, _month) = (day, (date.Year * 12) + date.Month - 1);
        }

        _months[_month] = _months.GetValueOrDefault(_month) + 1;
        if (entry is null)
            return;
        foreach (var name in entry.Names)
            _names[name]++;
    }

    /// <summary>What was counted.</summary>
    public SearchFacets Facets() => new(
        [.. _months.OrderByDescending(pair => pair.Key).Select(pair => MonthOf(pair.Key, pair.Value))],
        Top(NameKind.City, NameKind.Country), Top(NameKind.Camera), Top(NameKind.Person), Top(NameKind.Tag));

    private List<Facet> Top(params ReadOnlySpan<NameKind> kinds)
    {
        var counted = new List<Facet>();
        foreach (var name in snapshot.Names)
        {
            if (name is not null && _names[name.Id] > 0 && kinds.Contains(name.Kind))
                counted.Add(new Facet(name.Key, name.Name, _names[name.Id]));
        }

        return [.. counted.OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Name, StringComparer.Ordinal).Take(Most)];
    }

    private static Facet MonthOf(int month, int count)
    {
        var text = $"{month / 12:D4}-{(month % 12) + 1:D2}";
        return new Facet(text, text, count);
    }
}
