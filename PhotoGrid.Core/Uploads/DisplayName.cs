using System.Text;

namespace PhotoGrid.Uploads;

/// <summary>A file's name for display: never refused, only cleaned.</summary>
public static class DisplayName
{
    private const int MaxBytes = 255;

    /// <summary>Removes any path, control characters and broken surrogates, and cuts to 255 bytes of UTF-8 keeping the extension; "unnamed" when nothing is left.</summary>
    public static string Clean(string name)
    {
        var text = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar)
                clean.Append(rune.ToString());
        }

        text = clean.ToString().Trim();
        if (text is "" or "." or "..")
            return "unnamed";
        return Encoding.UTF8.GetByteCount(text) <= MaxBytes ? text : Cut(text);
    }

    private static string Cut(string text)
    {
        var dot = text.LastIndexOf('.');
        var extension = dot > 0 && text.Length - dot <= 12 ? text[dot..] : "";
        var room = MaxBytes - Encoding.UTF8.GetByteCount(extension);
        var stem = new StringBuilder();
        foreach (var rune in text.AsSpan(0, text.Length - extension.Length).EnumerateRunes())
        {
            if ((room -= rune.Utf8SequenceLength) < 0)
                break;
            stem.Append(rune.ToString());
        }

        return stem.ToString() + extension;
    }
}
