using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Library.Sidecars;

/// <summary>Which photo a sidecar is beside, by its name: <c>IMG_1.jpg.xmp</c> is of that file, <c>IMG_1.xmp</c> of IMG_1 of any kind.</summary>
internal static class SidecarNames
{
    private static readonly string[] _endings = [.. MediaType.Accepted.SelectMany(type => type.Extensions.Split(' '))];

    /// <summary>Its name without .xmp, in small letters.</summary>
    public static string KeyOf(string sidecar) => Path.GetFileNameWithoutExtension(sidecar).ToLowerInvariant();

    /// <summary>The keys under which a sidecar waits for this photo: the whole name first.</summary>
    public static string[] KeysFor(string photo) => [photo.ToLowerInvariant(), Path.GetFileNameWithoutExtension(photo).ToLowerInvariant()];

    /// <summary>
    /// The names that its photo can have, as lower() of either database writes them: SQLite's leaves letters beyond ASCII as they are.
    /// </summary>
    public static IReadOnlyList<string> PhotosOf(string sidecar)
    {
        var stem = Path.GetFileNameWithoutExtension(sidecar);
        string[] spellings = [stem.ToLowerInvariant(), AsciiLower(stem)];
        return MediaType.FromName(stem) is { IsAccepted: true }
            ? [.. spellings.Distinct()]
            : [.. spellings.Distinct().SelectMany(_ => _endings, (name, ending) => $"{name}.{ending}")];
    }

    private static string AsciiLower(string text) => string.Create(text.Length, text, static (lower, from) =>
    {
        for (var i = 0; i < lower.Length; i++)
            lower[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
    });
}
