using PhotoGrid.Columns;
using PhotoGrid.Foundation;

namespace PhotoGrid.Explore;

/// <summary>Reads what there is to find: places, this day of earlier years, what came last. All from the column snapshot.</summary>
public sealed class ReadExplore(ColumnsCache columns)
{
    private const int Places = 12;
    private const int Recent = 18;
    private const int PrintsOfDay = 6;
    private const int OldestYear = 1826; // the oldest photograph

    private const long DayMs = 86_400_000;

    /// <summary><paramref name="today"/> is the reader's date; photos are of the day that it was where they were taken.</summary>
    public async Task<Explored> RunAsync(UserId owner, DateOnly today, CancellationToken ct)
    {
        var snapshot = await columns.GetAsync(owner, ct);
        var places = ReadPlaces.Count(snapshot, new ColumnsQuery(ColumnsSet.Timeline), PlaceLevel.City, Places).Places;
        return new Explored(places, OnThisDay(snapshot, today), LastAdded(snapshot));
    }

    private static List<DayOfYear> OnThisDay(LibraryColumns snapshot, DateOnly today)
    {
        var days = new List<DayOfYear>();
        if (snapshot.Chunks is not [.., { Rows: > 0 } oldest])
            return days;
        for (var year = today.Year - 1; year >= OldestYear && MsOf(new DateOnly(year, 12, 31)) + DayMs > oldest.TakenLocal[^1]; year--)
        {
            // The 29th of February is every fourth year's.
            if (today.Day <= DateTime.DaysInMonth(year, today.Month) && DayIn(snapshot, new DateOnly(year, today.Month, today.Day)) is { Count: > 0 } day)
                days.Add(day);
        }

        return days;
    }

    // The timeline is in order of the clocks, so most chunks are passed by at once.
    private static DayOfYear DayIn(LibraryColumns snapshot, DateOnly day)
    {
        var (from, to) = (MsOf(day), MsOf(day) + DayMs);
        var count = 0;
        var prints = new List<Print>();
        foreach (var chunk in snapshot.Chunks)
        {
            if (chunk.TakenLocal[^1] >= to)
                continue;
            if (chunk.TakenLocal[0] < from)
                break;
            for (var i = 0; i < chunk.Rows; i++)
            {
                if (chunk.TakenLocal[i] < from || chunk.TakenLocal[i] >= to || (chunk.Flags[i] & PhotoFlags.OffTimeline) != 0)
                    continue;
                count++;
                if (prints.Count < PrintsOfDay)
                    prints.Add(Prints.Of(chunk, i));
            }
        }

        return new DayOfYear(day, count, prints);
    }

    private static long MsOf(DateOnly day) => Instant.Of(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));

    // Numbers are given in the order in which photos come.
    private static List<Print> LastAdded(LibraryColumns snapshot)
    {
        var last = new PriorityQueue<(ColumnChunk Chunk, int Row), int>();
        foreach (var chunk in snapshot.Chunks)
        {
            for (var i = 0; i < chunk.Rows; i++)
            {
                if ((chunk.Flags[i] & PhotoFlags.OffTimeline) != 0)
                    continue;
                if (last.Count < Recent)
                    last.Enqueue((chunk, i), chunk.Numbers[i]);
                else if (last.TryPeek(out _, out var least) && chunk.Numbers[i] > least)
                    last.DequeueEnqueue((chunk, i), chunk.Numbers[i]);
            }
        }

        var prints = new List<Print>(last.Count);
        while (last.TryDequeue(out var photo, out _))
            prints.Add(Prints.Of(photo.Chunk, photo.Row));
        prints.Reverse();
        return prints;
    }
}
