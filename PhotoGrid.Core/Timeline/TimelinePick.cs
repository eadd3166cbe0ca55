using PhotoGrid.Columns;

namespace PhotoGrid.Timeline;

/// <summary>Finds the photos of a query in the columns: one pass over small arrays; names are compared once each, not once a photo.</summary>
internal sealed class TimelinePick(LibraryColumns columns, TimelineQuery query)
{
    private readonly Dictionary<int, bool> _cameras = [];
    private readonly Dictionary<int, bool> _places = [];

    /// <summary>In the timeline's order.</summary>
    public List<ColumnRow> Run()
    {
        var picked = new List<ColumnRow>();
        foreach (var chunk in columns.Chunks)
        {
            var flags = chunk.Flags;
            var local = chunk.TakenLocal;
            for (var i = 0; i < chunk.Rows; i++)
            {
                if (!Fits(flags[i]) || local[i] < query.From || local[i] >= query.To)
                    continue;
                var row = chunk[i];
                if (Knows(_cameras, row.Camera, columns.Names.Cameras, query.Camera, static (name, camera) => PlaceNames.Same(PlaceNames.CameraOf(name), camera))
                    && Knows(_places, row.Place, columns.Names.Places, query.Place, PlaceNames.IsIn))
                {
                    picked.Add(row);
                }
            }
        }

        return picked;
    }

    private bool Fits(PhotoFlags flags) =>
        (flags & PhotoFlags.OffTimeline) == 0
        && (query.Video is not { } video || (flags & PhotoFlags.Video) != 0 == video)
        && (query.Favorite is not { } favorite || (flags & PhotoFlags.Favorite) != 0 == favorite);

    private static bool Knows(Dictionary<int, bool> known, int number, NameTable names, string? wanted, Func<string, string, bool> fits)
    {
        if (wanted is null)
            return true;
        if (!known.TryGetValue(number, out var answer))
            known.Add(number, answer = fits(names.NameOf(number), wanted));
        return answer;
    }
}
