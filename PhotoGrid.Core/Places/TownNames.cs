using System.Text;
using PhotoGrid.Foundation;

namespace PhotoGrid.Places;

/// <summary>Finds towns by the beginning of their names, accents and case aside: "munchen", "Bergen, nor". Reads the whole file once, a few megabytes that the system has at hand.</summary>
internal static class TownNames
{
    // What stands in names of towns in Latin letters. Two letters for one are told by the pairs below.
    private const string Accented = "àáâãäåāăąǎạảấầẩẫậắằẳẵặçćĉċčďđèéêëēĕėęěẹẻẽếềểễệĝğġģĥħìíîïĩīĭįıỉịĵķĺļľŀłñńņňòóôõöøōŏőọỏốồổỗộớờởỡợơŕŗřśŝşšșţťŧțùúûüũūŭůűųưụủứừửữựŵýŷÿỳỵỷỹźżž";
    private const string Plain = "aaaaaaaaaaaaaaaaaaaaaacccccddeeeeeeeeeeeeeeeeegggghhiiiiiiiiiiijklllllnnnnoooooooooooooooooooooorrrsssssttttuuuuuuuuuuuuuuuuuuwyyyyyyyzzz";

    private static readonly Dictionary<char, char> _plain = Pair();

    /// <summary>The largest towns first, at most <paramref name="max"/>. After a comma, the beginning of a region or country narrows it.</summary>
    public static IReadOnlyList<NamedPlace> Find(PlaceFile file, string text, int max)
    {
        var parts = text.Split(',', 2, StringSplitOptions.TrimEntries);
        var (name, area) = (Fold(parts[0]), parts.Length > 1 ? Fold(parts[1]) : "");
        if (name.Length < 2)
            return [];

        var names = file.ReadText();
        var best = new PriorityQueue<NamedPlace, double>();
        void Look(Town town)
        {
            if (best.Count == max && best.TryPeek(out _, out var least) && town.Reach <= least)
                return;
            if (!Begins(names, (int)town.Name, name) || Place(file, town) is not { } place || !IsIn(place, area))
                return;
            best.Enqueue(place, town.Reach);
            if (best.Count > max)
                best.Dequeue();
        }

        for (var row = 0; row < PlaceFile.Rows; row++)
            file.Visit(row, 0, PlaceFile.Columns - 1, Look);
        var found = new List<NamedPlace>(best.Count);
        while (best.TryDequeue(out var place, out _))
            found.Add(place);
        found.Reverse();
        return found;
    }

    private static bool Begins(byte[] names, int at, string wanted)
    {
        var bytes = names.AsSpan(at + 1, names[at]);
        // Nearly every town is told by its first letter, unread.
        if (bytes.IsEmpty || (bytes[0] < 128 && char.ToLowerInvariant((char)bytes[0]) != wanted[0]))
            return false;
        return Fold(Encoding.UTF8.GetString(bytes)).StartsWith(wanted, StringComparison.Ordinal);
    }

    private static NamedPlace? Place(PlaceFile file, Town town)
    {
        var (region, country, _) = file.AreaOf(town);
        return file.NameOf(town) is { } name && GeoPoint.TryCreate(town.Lat, town.Lon, out var point) ? new NamedPlace(name, region, country?[2..], country?[..2], point) : null;
    }

    private static bool IsIn(NamedPlace place, string area) =>
        area.Length == 0 || Fold(place.Country ?? "").StartsWith(area, StringComparison.Ordinal) || Fold(place.Region ?? "").StartsWith(area, StringComparison.Ordinal);

    // The tables of Unicode are not there in invariant globalization.
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant())
        {
            if (_plain.TryGetValue(letter, out var plain)) folded.Append(plain);
            else if (letter == 'ß') folded.Append("ss");
            else if (letter == 'æ') folded.Append("ae");
            else if (letter == 'œ') folded.Append("oe");
            else folded.Append(letter is '’' or '‘' ? '\'' : letter);
        }

        return folded.ToString();
    }

    private static Dictionary<char, char> Pair() => Accented.Zip(Plain).ToDictionary(pair => pair.First, pair => pair.Second);
}
