using PhotoGrid.Foundation;

namespace PhotoGrid.Search.Parsing;

/// <summary>Times by the wall clock where a photo was taken (milliseconds, as if UTC): from, included, to, left out.</summary>
public readonly record struct LocalRange(long From, long To)
{
    /// <summary>Whole days, the last one included.</summary>
    public static LocalRange Days(DateOnly first, DateOnly last) => new(Start(first), Start(last.AddDays(1)));

    /// <summary>The first moment of a day.</summary>
    public static long Start(DateOnly day) => Instant.Of(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
}

/// <summary>When a photo may have been taken: in one of these ranges, which are in order and do not overlap.</summary>
public sealed record DateFilter(IReadOnlyList<LocalRange> Ranges)
{
    /// <summary>Whether a wall-clock time is in it.</summary>
    public bool Holds(long local)
    {
        var (low, high) = (0, Ranges.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (local < Ranges[middle].From)
                high = middle - 1;
            else if (local >= Ranges[middle].To)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }

    /// <summary>The times that are in both.</summary>
    public DateFilter And(DateFilter other) => new([.. Ranges
        .SelectMany(one => other.Ranges, (one, two) => new LocalRange(Math.Max(one.From, two.From), Math.Min(one.To, two.To)))
        .Where(range => range.From < range.To).OrderBy(range => range.From)]);
}
