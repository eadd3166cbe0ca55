using System.Collections.Frozen;

namespace PhotoGrid.Imaging.Formats;

/// <summary>Extensions and the kinds they promise, as <see cref="MediaType.All"/> says.</summary>
internal static class MediaTypeNames
{
    private static readonly FrozenDictionary<string, MediaType> ByExtension = MediaType.All
        .SelectMany(type => type.Extensions.Split(' '), (type, extension) => KeyValuePair.Create(extension, type))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static MediaType? Find(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot < 0 ? null : ByExtension.GetValueOrDefault(name[(dot + 1)..].TrimEnd(' '));
    }
}
