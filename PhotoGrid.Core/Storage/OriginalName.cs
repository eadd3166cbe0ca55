using System.Globalization;
using System.Text;
using PhotoGrid.Foundation;

namespace PhotoGrid.Storage;

/// <summary>
/// Where an original goes: <c>&lt;user&gt;/&lt;yyyy&gt;/&lt;MM&gt;/&lt;name&gt;.&lt;hash8&gt;.&lt;ext&gt;</c>. The name is what the
/// person called the file, made safe for every file system and for people: no path, no control or direction characters, nothing that
/// Windows refuses, no reserved name, at most 100 bytes. Characters are kept as they came: names are not brought to NFC, for the
/// runtime can't do it under invariant globalization; the hash keeps two spellings of one name apart.
/// </summary>
public static class OriginalName
{
    private const int MaxNameBytes = 100, MaxExtension = 8;
    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(digit => new[] { "COM" + digit, "LPT" + digit })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The keys to try, in this order, until one is free or holds the same bytes: the hash grows from 8 to 64 digits, so the last one can
    /// only be taken by the same bytes under the same name.
    /// </summary>
    /// <param name="owner">Whose original.</param>
    /// <param name="takenAt">Its local time: decides year and month.</param>
    /// <param name="filename">What the file was called; anything goes.</param>
    /// <param name="extension">Of the type that was recognised, without a dot, e.g. jpg.</param>
    /// <param name="hash">Of its bytes.</param>
    public static IEnumerable<BlobKey> Candidates(UserId owner, DateTimeOffset takenAt, string filename, string extension, ContentHash hash)
    {
        var ending = SafeExtension(extension);
        var name = SafeName(filename);
        var digits = hash.ToString();
        for (var length = 8; length <= digits.Length; length += 8)
        {
            yield return BlobKey.Parse(string.Create(
                CultureInfo.InvariantCulture, $"{owner}/{takenAt.Year:D4}/{takenAt.Month:D2}/{name}.{digits[..length]}.{ending}"));
        }
    }

    /// <summary>What two keys must not share: on a disk that ignores case they would be one file.</summary>
    public static string Fold(BlobKey key) => key.Value.ToLowerInvariant();

    /// <summary>The name part alone: never empty, safe everywhere, without the extension.</summary>
    public static string SafeName(string filename)
    {
        var last = filename.AsSpan(filename.LastIndexOfAny(['/', '\\']) + 1);
        var dot = last.LastIndexOf('.');
        var safe = new StringBuilder();
        foreach (var rune in (dot > 0 ? last[..dot] : last).EnumerateRunes())
        {
            if (IsKept(rune))
                safe.Append(rune);
            else if (rune.IsAscii && !Rune.IsControl(rune))
                safe.Append('_');
        }

        // Behind the name comes ".hash.ext", but people rename: it must not begin or end in a dot or a blank by itself.
        var name = Shorten(safe.ToString().Trim('.', ' ')).TrimEnd('.', ' ');
        var stem = name.AsSpan(0, name.IndexOf('.') is var end and >= 0 ? end : name.Length).TrimEnd(' ').ToString();
        if (name.Length == 0)
            return "photo";
        return Reserved.Contains(stem) ? Shorten("_" + name).TrimEnd('.', ' ') : name;
    }

    private static string SafeExtension(string extension)
    {
        var ending = extension.ToLowerInvariant();
        return ending.Length is > 0 and <= MaxExtension && ending.All(char.IsAsciiLetterOrDigit)
            ? ending
            : throw new ArgumentException("An extension is 1 to 8 letters or digits.", nameof(extension));
    }

    // Out: what Windows refuses in a name, control characters, what turns the reading direction round or can't be seen, half pairs.
    // The two joiners stay: Persian words and family emoji need them.
    private static bool IsKept(Rune rune) =>
        rune.Value is 0x200C or 0x200D
        || (rune != Rune.ReplacementChar && !(rune.IsAscii && "<>:\"|?*".Contains((char)rune.Value))
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    // Cuts between what people see as characters, never inside one.
    private static string Shorten(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaxNameBytes)
            return name;
        var kept = 0;
        for (int at = 0, bytes = 0; at < name.Length; at = kept)
        {
            var length = StringInfo.GetNextTextElementLength(name, at);
            bytes += Encoding.UTF8.GetByteCount(name.AsSpan(at, length));
            if (bytes > MaxNameBytes)
                break;
            kept = at + length;
        }

        return name[..kept];
    }
}
