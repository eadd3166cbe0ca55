using MetadataExtractor.Formats.Xmp;
using Directory = MetadataExtractor.Directory;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>The simple values of a file's XMP by their path, such as <c>dc:description[1]</c>.</summary>
internal sealed class XmpValues
{
    private readonly Dictionary<string, string> _values = [];

    internal XmpValues(IEnumerable<Directory> tags)
    {
        foreach (XmpDirectory directory in tags.OfType<XmpDirectory>())
        {
            foreach ((string path, string value) in Properties(directory)) _values.TryAdd(path, value);
        }
    }

    internal IEnumerable<KeyValuePair<string, string>> All => _values;

    internal string? this[string path] => _values.GetValueOrDefault(path);

    /// <summary>The items of a bag or list, in order.</summary>
    internal IEnumerable<string> List(string path)
    {
        for (int i = 1; _values.TryGetValue($"{path}[{i}]", out string? item); i++) yield return item;
    }

    private static IEnumerable<KeyValuePair<string, string>> Properties(XmpDirectory directory)
    {
        try
        {
            return [.. directory.GetXmpProperties()];
        }
        catch (Exception) // Foreign bytes, as in TagSource.
        {
            return [];
        }
    }
}
