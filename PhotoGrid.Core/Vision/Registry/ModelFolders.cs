namespace PhotoGrid.Vision.Registry;

/// <summary>Packs as they lie on disk: a folder each, with a manifest.</summary>
internal static class ModelFolders
{
    /// <summary>The models of one pack; none where its manifest is missing or wrong.</summary>
    internal static IReadOnlyList<InstalledModel> Read(string folder)
    {
        try
        {
            ModelManifest manifest = PackReader.ReadFolder(folder);
            return [.. manifest.Models.Select(model => new InstalledModel(model, folder, manifest.Name))];
        }
        catch (Exception unreadable) when (unreadable is ModelException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Folders with a manifest in a folder of packs, in the order of their names.</summary>
    internal static IReadOnlyList<string> Packs(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Where(pack => File.Exists(Path.Combine(pack, PackReader.FileName)) && !Path.GetFileName(pack).StartsWith('.')).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Where set-up lays packs: beside the binary, else in the runtimes folder of the source tree; null where there are none.</summary>
    internal static string? FindBundled()
    {
        string beside = Path.Combine(AppContext.BaseDirectory, "models");
        if (Directory.Exists(beside)) return beside;
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            string folder = Path.Combine(up.FullName, "runtimes", "any", "models");
            if (Directory.Exists(folder)) return folder;
        }

        return null;
    }
}
