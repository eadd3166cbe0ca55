using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PhotoGrid.Vision.Registry;

/// <summary>Reads manifests and checks them; refuses with a sentence.</summary>
internal static partial class PackReader
{
    internal const string FileName = "manifest.json";
    private const int MaxManifestBytes = 1 << 20;
    private const int MaxModels = 64;

    /// <summary>The manifest of a folder, checked, with what is known of models by their ids filled in.</summary>
    internal static ModelManifest ReadFolder(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw new ModelException("There is no manifest.json in this folder.");
        if (new FileInfo(path).Length > MaxManifestBytes) throw new ModelException("The manifest is larger than a manifest is.");
        return Parse(File.ReadAllBytes(path), Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));
    }

    /// <summary>A manifest in either form; the short one, a bare list, is named after <paramref name="name"/>.</summary>
    internal static ModelManifest Parse(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            int first = json.IndexOfAnyExcept(" \t\r\n"u8);
            ModelManifest manifest = first >= 0 && json[first] == '['
                ? FromShort(JsonSerializer.Deserialize(json, ManifestJson.Default.ShortEntryArray)!, name)
                : JsonSerializer.Deserialize(json, ManifestJson.Default.ModelManifest)!;
            Check(manifest);
            return manifest;
        }
        catch (JsonException)
        {
            throw new ModelException("The manifest is no JSON of the form that manifests have.");
        }
    }

    /// <summary>Null when the file is what the manifest says, else why it is refused. Reads all of it.</summary>
    internal static string? Refuse(ModelFile file, string path)
    {
        if (!File.Exists(path)) return $"{file.Name} is missing.";
        long length = new FileInfo(path).Length;
        if (length != file.Bytes) return $"{file.Name} has {length} bytes and should have {file.Bytes}: it is cut short or another file.";
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256 ? null : $"{file.Name} is not the file that the manifest names: its SHA-256 is another.";
    }

    private static ModelManifest FromShort(ShortEntry[] entries, string name) => new()
    {
        Name = name,
        Title = "Models of a folder",
        Licence = string.Join('\n', entries.Select(entry => $"{entry.Id}: {entry.Licence ?? "not said"}")),
        Models = [.. entries.Select(entry => Complete(entry))],
    };

    private static ModelEntry Complete(ShortEntry entry)
    {
        ModelFile[] files = [new ModelFile(entry.File, entry.Bytes, entry.Sha256)];
        // What is known holds for those weights only.
        return KnownModels.Find(entry.Id) is { } known && known.Role == entry.Role
            ? known with { Files = files, Licence = entry.Licence ?? known.Licence }
            : new ModelEntry { Id = entry.Id, Role = entry.Role, Files = files, Dims = entry.Dims, Licence = entry.Licence ?? "" };
    }

    private static void Check(ModelManifest manifest)
    {
        if (!PlainName().IsMatch(manifest.Name)) throw new ModelException("The name of a pack has small letters, digits and hyphens.");
        if (manifest.Models.Count is 0 or > MaxModels) throw new ModelException($"A pack has 1 to {MaxModels} models.");
        foreach (ModelEntry model in manifest.Models)
        {
            if (!PlainName().IsMatch(model.Id) || !Version().IsMatch(model.Version)) throw new ModelException("The id of a model has small letters, digits and hyphens.");
            if (!ModelRole.All.Contains(model.Role)) throw new ModelException($"{model.Id} has a role that is not known here.");
            if (model.Files.Count is 0 or > 8) throw new ModelException($"{model.Id} names no file.");
            if (model.Input is { } input && (input.Width is < 1 or > 4096 || input.Height is < 1 or > 4096 || input.Mean.Count is not (1 or 3) || input.Std.Count is not (1 or 3)))
                throw new ModelException($"{model.Id} has an input that no picture can be made.");
            if (model.Files.Any(file => !FileNameForm().IsMatch(file.Name) || file.Name == FileName || file.Bytes <= 0 || !Hash().IsMatch(file.Sha256)))
                throw new ModelException($"A file of {model.Id} has no plain name, no size or no SHA-256.");
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex PlainName();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z")]
    private static partial Regex Version();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}\z")]
    private static partial Regex FileNameForm();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Hash();
}
