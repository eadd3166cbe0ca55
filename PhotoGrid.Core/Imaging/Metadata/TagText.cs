using System.Text;
using MetadataExtractor;
using Directory = MetadataExtractor.Directory;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>Foreign text made fit to store: no control characters, no halves of characters, not longer than wanted.</summary>
internal static class TagText
{
    /// <summary>Null when nothing is left.</summary>
    internal static string? Clean(string? text, int maxLength)
    {
        if (text is null) return null;
        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > maxLength) break;
            // A half of a pair is enumerated as the replacement character, which also stands for bytes that were no text.
            if (rune == Rune.ReplacementChar) continue;
            if (!Rune.IsControl(rune)) clean.Append(rune.ToString());
            else if (rune.Value is '\n' or '\r' or '\t') clean.Append(' ');
        }

        string trimmed = clean.ToString().Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    /// <summary>The first of these directories that has the tag as text.</summary>
    internal static string? Text<T>(this IEnumerable<Directory> tags, int tag, int maxLength = 200) where T : Directory
    {
        foreach (T directory in tags.OfType<T>())
        {
            if (Clean(directory.GetString(tag), maxLength) is { } text) return text;
        }

        return null;
    }

    /// <summary>The first of these directories that has the tag as a finite number.</summary>
    internal static double? Number<T>(this IEnumerable<Directory> tags, int tag) where T : Directory
    {
        foreach (T directory in tags.OfType<T>())
        {
            if (directory.TryGetDouble(tag, out double value) && double.IsFinite(value)) return value;
        }

        return null;
    }
}
