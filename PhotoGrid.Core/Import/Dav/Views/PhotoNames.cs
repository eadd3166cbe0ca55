using System.Text;
using PhotoGrid.Library;

namespace PhotoGrid.Import.Dav.Views;

/// <summary>Names for photos in a view: their own, and where two share one, the later with its number.</summary>
internal static class PhotoNames
{
    // Leaves room for " (12)" in a name of at most 255 bytes.
    private const int MaxBytes = 230;

    /// <summary>One entry for each photo; the oldest of a name keeps it, unless an entry of the folder has it.</summary>
    public static IEnumerable<DavEntry> Give(IEnumerable<Photo> photos, IReadOnlyList<DavEntry> members)
    {
        // Without regard to case: many clients have none.
        var given = members.Where(member => !member.IsHidden).Select(member => member.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var photo in photos.OrderBy(photo => photo.Number))
        {
            var name = Safe(photo.Filename);
            if (!given.Add(name))
                given.Add(name = $"{Path.GetFileNameWithoutExtension(name)} ({photo.Number}){Path.GetExtension(name)}");
            yield return new DavEntry
            {
                Id = Guid.Empty,
                Name = name,
                Kind = DavKind.Photo,
                Photo = photo.Id,
                Size = photo.Size,
                Sha256 = photo.Sha256,
                MimeType = photo.MimeType,
                CreatedAtMs = photo.CreatedAtMs,
                ModifiedAtMs = photo.TakenAt.InstantMs,
                IsView = true,
            };
        }
    }

    /// <summary>As it is, but without what no name in a path may hold, and not too long; the extension stays.</summary>
    public static string Safe(string name)
    {
        var extension = Path.GetExtension(name) is { Length: <= 12 } ending ? Plain(ending, MaxBytes) : "";
        var stem = Plain(name[..^extension.Length], MaxBytes - Encoding.UTF8.GetByteCount(extension));
        return (stem + extension) is var safe and not ("" or "." or "..") ? safe : "_";
    }

    private static string Plain(string text, int maxBytes)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if ((maxBytes -= rune.Utf8SequenceLength) < 0)
                break;
            plain.Append(rune.Value == '/' || Rune.IsControl(rune) ? "_" : rune.ToString());
        }

        return plain.ToString();
    }
}
