using System.Collections.Frozen;

namespace PhotoGrid.Server.Http.WebApp;

/// <summary>The built web app as it is embedded in the program, or nothing where it was not built. Read at the first request for a page.</summary>
internal sealed class WebFiles
{
    private const string Prefix = "web/";

    private readonly Lazy<FrozenDictionary<string, WebFile>> _files;

    public WebFiles(Func<IReadOnlyDictionary<string, Func<Stream>>> resources) => _files = new(() => Pair(resources()));

    public static WebFiles Embedded { get; } = new(() =>
    {
        var assembly = typeof(WebFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..], name => new Func<Stream>(() => assembly.GetManifestResourceStream(name)!));
    });

    /// <summary>A file by its path without the leading slash; null when there is none.</summary>
    public WebFile? Find(string path) => _files.Value.GetValueOrDefault(path);

    private static FrozenDictionary<string, WebFile> Pair(IReadOnlyDictionary<string, Func<Stream>> resources) =>
        resources.Where(resource => !IsCompressed(resource.Key)).ToFrozenDictionary(
            resource => resource.Key,
            resource => new WebFile(resource.Key, resource.Value, resources.GetValueOrDefault(resource.Key + ".br"), resources.GetValueOrDefault(resource.Key + ".gz")),
            StringComparer.Ordinal);

    private static bool IsCompressed(string name) => name.EndsWith(".br", StringComparison.Ordinal) || name.EndsWith(".gz", StringComparison.Ordinal);
}
