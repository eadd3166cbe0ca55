using PhotoGrid.Vision.Onnx;

namespace PhotoGrid.Vision.Registry;

/// <summary>A pack and what became of it.</summary>
/// <param name="Manifest">What it says of itself; null where that cannot be read.</param>
/// <param name="Name">Its name, or its folder's.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Problem">Why it is not used, a sentence; null when it is.</param>
public sealed record ModelPack(ModelManifest? Manifest, string Name, string Folder, string? Problem);

/// <summary>
/// The packs that are there, added ones before those that came with the program. What is listed has the right sizes; hashes are checked when a
/// model is loaded, by the process that loads it. Thread-safe.
/// </summary>
public sealed class ModelRegistry
{
    private readonly VisionOptions _options;
    private readonly Lock _gate = new();
    private State? _state;
    private int _generation;

    /// <summary>Reads nothing yet.</summary>
    public ModelRegistry(VisionOptions options) => _options = options;

    /// <summary>Raised after packs were added or taken away.</summary>
    public event Action? Changed;

    /// <summary>The models in use; none where looking is off or the runtime is missing.</summary>
    public ModelSet Models => Read().Models;

    /// <summary>All packs, also those that are refused.</summary>
    public IReadOnlyList<ModelPack> Packs => Read().Packs;

    /// <summary>Why no model is used at all, or null.</summary>
    public string? Off => !_options.IsOn ? "Looking at photos is switched off in the settings." : OrtLibrary.IsThere ? null : OrtLibrary.Missing;

    /// <summary>Where packs are added; null where none can be.</summary>
    public string? Folder => _options.Folder;

    /// <summary>The folders of the packs in use, in order.</summary>
    internal IReadOnlyList<string> Folders => Read().Folders;

    /// <summary>Rises when packs change: a pack of the same name may have other files.</summary>
    internal int Generation => Volatile.Read(ref _generation);

    /// <summary>Looks at the folders again.</summary>
    public void Refresh()
    {
        lock (_gate) _state = null;
        Interlocked.Increment(ref _generation);
        Changed?.Invoke();
    }

    private State Read()
    {
        lock (_gate) return _state ??= Load();
    }

    private State Load()
    {
        string? bundled = _options.Bundled ?? ModelFolders.FindBundled();
        List<ModelPack> packs =
        [
            .. (_options.Folder is { } folder ? ModelFolders.Packs(folder) : []).Select(Look),
            .. (bundled is not null ? ModelFolders.Packs(bundled) : []).Select(Look),
        ];
        List<string> folders = Off is null ? [.. packs.Where(pack => pack.Problem is null).Select(pack => pack.Folder)] : [];
        return new State(packs, folders, new ModelSet(folders.SelectMany(ModelFolders.Read)));
    }

    private static ModelPack Look(string folder)
    {
        string name = Path.GetFileName(folder);
        try
        {
            ModelManifest manifest = PackReader.ReadFolder(folder);
            ModelFile? wrong = manifest.Models.SelectMany(model => model.Files).FirstOrDefault(file => new FileInfo(Path.Combine(folder, file.Name)) is not { Exists: true } there || there.Length != file.Bytes);
            return new ModelPack(manifest, manifest.Name, folder, wrong is null ? null : PackReader.Refuse(wrong, Path.Combine(folder, wrong.Name)));
        }
        catch (Exception unreadable) when (unreadable is ModelException or IOException or UnauthorizedAccessException)
        {
            return new ModelPack(null, name, folder, unreadable is ModelException ? unreadable.Message : "Its folder cannot be read.");
        }
    }

    private sealed record State(IReadOnlyList<ModelPack> Packs, IReadOnlyList<string> Folders, ModelSet Models);
}
