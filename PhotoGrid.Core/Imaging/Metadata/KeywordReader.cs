using MetadataExtractor;
using MetadataExtractor.Formats.Iptc;
using Directory = MetadataExtractor.Directory;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>The keywords of a file, each once whatever its case. Of a path through a tree of keywords the last one counts.</summary>
internal static class KeywordReader
{
    internal const int MaxLength = 100;
    internal const int MaxCount = 100;

    // Plain words first; then the trees of Lightroom and digiKam, which most programs write besides.
    private static readonly (string Path, char Separator)[] Lists =
    [
        ("dc:subject", '\0'), ("lr:hierarchicalSubject", '|'), ("digiKam:TagsList", '/'), ("MicrosoftPhoto:LastKeywordXMP", '/'),
    ];

    internal static IReadOnlyList<Keyword> Read(IReadOnlyList<Directory> tags, XmpValues xmp) =>
    [
        .. Lists.SelectMany(list => xmp.List(list.Path).Select(word => Last(word, list.Separator))).Select(word => Clean(word, "xmp"))
            .Concat(tags.OfType<IptcDirectory>().SelectMany(Iptc).Select(word => Clean(word, "iptc")))
            .OfType<Keyword>().DistinctBy(word => word.Name, StringComparer.OrdinalIgnoreCase).Take(MaxCount),
    ];

    private static IEnumerable<string> Iptc(IptcDirectory directory) => directory.GetStringArray(IptcDirectory.TagKeywords) ?? [];

    private static string Last(string word, char separator) => separator == '\0' ? word : word[(word.LastIndexOf(separator) + 1)..];

    private static Keyword? Clean(string word, string source) => TagText.Clean(word, MaxLength) is { } name ? new Keyword(name, source) : null;
}
