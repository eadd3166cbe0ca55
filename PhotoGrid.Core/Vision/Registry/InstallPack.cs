using System.Text.Json;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;

namespace PhotoGrid.Vision.Registry;

/// <summary>Adds a pack to the data folder: checked by size, hash, shape and self-test before anything uses it. All of it, or nothing.</summary>
public sealed class InstallPack(ModelRegistry registry, VisionPool pool)
{
    private const string Begun = ".begun-";

    /// <summary>What a folder would bring, checked by size and hash; a sentence where it is refused.</summary>
    public static Result<ModelManifest> Read(string folder)
    {
        try
        {
            ModelManifest manifest = PackReader.ReadFolder(folder);
            return RefuseFiles(manifest, folder) is { } refusal ? Failure.Invalid(refusal) : manifest;
        }
        catch (ModelException refused)
        {
            return Failure.Invalid(refused.Message);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Failure.Invalid("This folder cannot be read.");
        }
    }

    /// <summary>Reads a manifest that came from elsewhere, before its files do.</summary>
    public static Result<ModelManifest> Parse(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            return PackReader.Parse(json, name);
        }
        catch (ModelException refused)
        {
            return Failure.Invalid(refused.Message);
        }
    }

    /// <summary>Writes a manifest in its full form.</summary>
    public static void Write(ModelManifest manifest, Stream target) => JsonSerializer.Serialize(target, manifest, ManifestJson.Default.ModelManifest);

    /// <summary>Where the files of a pack that is fetched are gathered; they stay there when it is interrupted.</summary>
    public string Staging(string name)
    {
        string folder = Path.Combine(registry.Folder ?? throw new InvalidOperationException("No packs can be added."), Begun + name);
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Copies the pack of a folder, tries it and uses it from now on; one of the same name is replaced.</summary>
    public async Task<Result<ModelManifest>> RunAsync(string folder, CancellationToken ct)
    {
        Result<ModelManifest> read = Read(folder);
        if (!read.Ok) return read;
        ModelManifest manifest = read.Value;
        string staging = Staging(manifest.Name);
        if (Path.GetFullPath(folder) != Path.GetFullPath(staging))
        {
            foreach (string name in manifest.Models.SelectMany(model => model.Files).Select(file => file.Name).Distinct())
                File.Copy(Path.Combine(folder, name), Path.Combine(staging, name), overwrite: true);
        }

        // In full, whatever form it came in: what is known of a model today is what it was tried with.
        await File.WriteAllBytesAsync(Path.Combine(staging, PackReader.FileName), JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.ModelManifest), ct);
        if (RefuseFiles(manifest, staging) is { } damaged) return Refuse(staging, damaged);
        DecodeOutcome<IReadOnlyList<string>> tried = await pool.TestAsync([staging], ct);
        if (tried.Parked is { } parked) return Refuse(staging, parked.Reason);
        if (tried.Value is [var problem, ..]) return Refuse(staging, problem);

        string target = Path.Combine(registry.Folder!, manifest.Name);
        if (Directory.Exists(target)) Directory.Delete(target, recursive: true);
        Directory.Move(staging, target);
        registry.Refresh();
        return manifest;
    }

    private static string? RefuseFiles(ModelManifest manifest, string folder) =>
        manifest.Models.SelectMany(model => model.Files).Select(file => PackReader.Refuse(file, Path.Combine(folder, file.Name))).FirstOrDefault(refusal => refusal is not null);

    private static Failure Refuse(string staging, string sentence)
    {
        Directory.Delete(staging, recursive: true);
        return Failure.Invalid(sentence);
    }
}
