using System.Text.Json;

namespace PhotoGrid.Vision.Registry;

/// <summary>The packs that set-up brings and what was measured for their models: <c>Packs/*.json</c>, in the program.</summary>
internal static class KnownModels
{
    private const string Prefix = "models/";

    private static readonly Lazy<IReadOnlyList<ModelManifest>> All = new(Load);

    internal static IReadOnlyList<ModelManifest> Packs => All.Value;

    internal static ModelEntry? Find(string id) => Packs.SelectMany(pack => pack.Models).FirstOrDefault(model => model.Id == id);

    private static List<ModelManifest> Load()
    {
        var packs = new List<ModelManifest>();
        foreach (string name in typeof(KnownModels).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream json = typeof(KnownModels).Assembly.GetManifestResourceStream(name)!;
            packs.Add(JsonSerializer.Deserialize(json, ManifestJson.Default.ModelManifest)!);
        }

        return packs;
    }
}
