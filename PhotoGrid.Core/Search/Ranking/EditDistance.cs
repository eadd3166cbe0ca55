namespace PhotoGrid.Search.Ranking;

/// <summary>How many slips of the finger lie between two words: a letter too many, too few, another one, or two exchanged.</summary>
public static class EditDistance
{
    /// <summary>Optimal string alignment (Damerau 1964, without editing a pair twice); anything above <paramref name="most"/> when it is more.</summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[other.Length + 1], last = stackalloc int[other.Length + 1], row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    best = Math.Min(best, before[j - 2] + 1);
                row[j] = best;
                least = Math.Min(least, best);
            }

            if (least > most)
                return most + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[other.Length];
    }
}
