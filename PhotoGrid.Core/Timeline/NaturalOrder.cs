namespace PhotoGrid.Timeline;

/// <summary>File names as people sort them: letters without case, runs of digits by their value, so that IMG_9 stands before IMG_10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var one = x.AsSpan();
        var other = y.AsSpan();
        while (one.Length > 0 && other.Length > 0)
        {
            int order;
            if (char.IsAsciiDigit(one[0]) && char.IsAsciiDigit(other[0]))
            {
                var a = Digits(ref one);
                var b = Digits(ref other);
                order = a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);
            }
            else
            {
                order = char.ToUpperInvariant(one[0]) - char.ToUpperInvariant(other[0]);
                one = one[1..];
                other = other[1..];
            }

            if (order != 0)
                return order;
        }

        return one.Length - other.Length;
    }

    // Without the zeros before it, so that the longer run is the larger number however many digits it has.
    private static ReadOnlySpan<char> Digits(ref ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
            length++;
        var digits = text[..length].TrimStart('0');
        text = text[length..];
        return digits;
    }
}
