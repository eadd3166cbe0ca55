using PhotoGrid.Columns;

namespace PhotoGrid.Explore;

/// <summary>Decides photo by photo whether it is asked for: what a <see cref="ColumnsQuery"/> says, and within an album its photos only.</summary>
internal readonly struct PhotoSieve
{
    private readonly ColumnsSet _set;
    private readonly long _from;
    private readonly long _to;
    private readonly bool _hasBox;
    private readonly BoxEdges _box;
    private readonly bool[]? _places;
    private readonly HashSet<Guid>? _album;

    public PhotoSieve(ColumnNames names, ColumnsQuery query, HashSet<Guid>? album)
    {
        (_set, _album) = (query.Set, album);
        (_from, _to) = (query.From ?? long.MinValue, query.To ?? long.MaxValue);
        _hasBox = query.Box is not null;
        _box = query.Box is { } box ? new BoxEdges(box) : default;
        _places = query.Place is { } place ? names.PlacesOf(place) : null;
    }

    /// <summary>Whether nothing of a chunk can be meant, by its dates.</summary>
    public bool Skips(ColumnChunk chunk) => chunk.LatestTaken < _from || chunk.EarliestTaken >= _to;

    public bool Takes(ColumnChunk chunk, int i)
    {
        var flags = chunk.Flags[i];
        // An album shows archived photos, too, unless another set is asked for.
        var belongs = _album is not null && _set == ColumnsSet.Shown ? (flags & PhotoFlags.Trashed) == 0 : ColumnChunk.Belongs(flags, _set);
        return belongs
            && (!_hasBox || _box.Hold(chunk.Lats[i], chunk.Lons[i]))
            && chunk.TakenAt[i] >= _from && chunk.TakenAt[i] < _to
            && (_places is null || _places[chunk.Places[i]])
            && (_album is null || _album.Contains(chunk.Ids[i]));
    }
}
