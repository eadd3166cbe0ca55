using PhotoGrid.Columns;
using PhotoGrid.Index;
using PhotoGrid.Search.Indexing;
using PhotoGrid.Search.Parsing;

namespace PhotoGrid.Search.Ranking;

/// <summary>Decides of a photo, by its columns and its entry in the index, whether it passes the filters. The trash never does.</summary>
internal sealed class PhotoTest
{
    private readonly ParsedQuery _query;
    private readonly SearchFilters _filters;
    private readonly List<HashSet<int>> _anyOf = [];
    private readonly bool _needsFacts;

    public PhotoTest(ParsedQuery query, SearchFilters filters, IndexSnapshot snapshot)
    {
        (_query, _filters) = (query, filters);
        Need(filters.Person is { } person ? [snapshot.IdOf(NameKind.Person, person.ToString("D"))] : null);
        Need(filters.Album is { } album ? [snapshot.IdOf(NameKind.Album, album.ToString("D"))] : null);
        Need(filters.Tag is { } tag ? [snapshot.IdOf(NameKind.Tag, Folding.Fold(tag))] : null);
        Need(filters.MimeType is { } mime ? [snapshot.IdOf(NameKind.MimeType, mime)] : null);
        Need(filters.Camera is { } camera ? NamesWith(snapshot, NameKind.Camera, camera) : null);
        Need(filters.Lens is { } lens ? NamesWith(snapshot, NameKind.Lens, lens) : null);
        _needsFacts = _anyOf.Count > 0 || filters is not { Color: null, Iso: null, MinSize: null, MaxSize: null, MinWidth: null };
    }

    /// <summary>Whether the photo passes.</summary>
    public bool Passes(in ColumnRow row, EntryFacts? entry) => PassesColumns(row) && (!_needsFacts || (entry is not null && PassesFacts(entry)));

    private bool PassesColumns(in ColumnRow row)
    {
        if ((row.Flags & PhotoFlags.Trashed) != 0)
            return false;
        var isVideo = (row.Flags & PhotoFlags.Video) != 0;
        var isFavorite = (row.Flags & PhotoFlags.Favorite) != 0;
        if ((_query.IsVideo ?? isVideo) != isVideo || (_filters.IsVideo ?? isVideo) != isVideo)
            return false;
        if ((_query.IsFavorite && !isFavorite) || (_filters.IsFavorite ?? isFavorite) != isFavorite)
            return false;
        if (_query.Dates?.Holds(row.TakenLocal) == false || _filters.Dates?.Holds(row.TakenLocal) == false)
            return false;
        return _filters.Box is not { } box || InBox(box, row);
    }

    private bool PassesFacts(EntryFacts entry)
    {
        var facts = entry.Facts;
        if (facts.Size < _filters.MinSize || facts.Size > _filters.MaxSize || facts.Width < _filters.MinWidth)
            return false;
        if (_filters.Iso is { } iso && (facts.Iso < iso.From || facts.Iso > iso.To))
            return false;
        if (_filters.Color is { } color && (facts.Colors & color) == 0)
            return false;
        return _anyOf.TrueForAll(ids => Array.Exists(entry.Names, ids.Contains));
    }

    private void Need(IEnumerable<int?>? ids)
    {
        if (ids is not null)
            _anyOf.Add([.. ids.OfType<int>()]);
    }

    // All words that were asked for begin words of the name: "canon r6" is the Canon EOS R6 Mark II.
    private static IEnumerable<int?> NamesWith(IndexSnapshot snapshot, NameKind kind, string text)
    {
        var asked = Words.Of(text);
        return snapshot.Names.OfType<SnapshotName>()
            .Where(name => name.Kind == kind && asked.TrueForAll(word => name.Words.Any(other => other.StartsWith(word, StringComparison.Ordinal))))
            .Select(name => (int?)name.Id);
    }

    private static bool InBox(ColumnsBox box, in ColumnRow row)
    {
        if (row.Lat == Quantize.Nowhere || row.Lon == Quantize.Nowhere)
            return false;
        var (west, east) = (Quantize.Degrees(box.West), Quantize.Degrees(box.East));
        return row.Lat >= Quantize.Degrees(box.South) && row.Lat <= Quantize.Degrees(box.North)
            && (west <= east ? row.Lon >= west && row.Lon <= east : row.Lon >= west || row.Lon <= east);
    }
}
