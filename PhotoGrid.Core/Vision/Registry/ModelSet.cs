using System.Diagnostics.CodeAnalysis;

namespace PhotoGrid.Vision.Registry;

/// <summary>A model and the folder its files lie in.</summary>
public sealed record InstalledModel(ModelEntry Entry, string Folder, string Pack)
{
    /// <summary>The file that is loaded.</summary>
    internal string Path => System.IO.Path.Combine(Folder, Entry.Files[0].Name);
}

/// <summary>The models in use: one a role, of the first pack that has it. Also what follows from them. Never changes.</summary>
public sealed class ModelSet
{
    private readonly Dictionary<string, InstalledModel> _byRole = [];

    /// <summary>Of these, the first of each role.</summary>
    public ModelSet(IEnumerable<InstalledModel> models)
    {
        foreach (InstalledModel model in models) _byRole.TryAdd(model.Entry.Role, model);
    }

    /// <summary>No models.</summary>
    public static ModelSet None { get; } = new([]);

    /// <summary>All in use.</summary>
    public IReadOnlyCollection<InstalledModel> Models => _byRole.Values;

    /// <summary>The model of a role, or null.</summary>
    public InstalledModel? Find(string role) => _byRole.GetValueOrDefault(role);

    internal bool TryGet(string role, [NotNullWhen(true)] out InstalledModel? model) => _byRole.TryGetValue(role, out model);

    /// <summary>What results of a task carry: the models it takes, joined by +; null where one is missing.</summary>
    public string? KeyOf(string task) => task switch
    {
        VisionTask.Faces => Join(ModelRole.FaceDetect, ModelRole.FaceLandmark, ModelRole.FaceEmbed),
        VisionTask.Objects => Join(ModelRole.ObjectDetect),
        VisionTask.Text => Join(ModelRole.TextDetect, ModelRole.TextRecognise, ModelRole.TextCharset),
        VisionTask.Scenes => SceneModel is { } model && Find(ModelRole.Labels) is not null ? model.Entry.Key : null,
        VisionTask.Meaning => Join(ModelRole.JointImage),
        _ => null,
    };

    /// <summary>What can be done with these models.</summary>
    public IReadOnlyList<string> Tasks => [.. VisionTask.OfModels.Where(task => KeyOf(task) is not null)];

    /// <summary>Whether words can be compared with pictures.</summary>
    public bool HasMeaning => Find(ModelRole.JointImage) is not null && Find(ModelRole.JointText) is not null;

    /// <summary>The model that names the whole picture: the joint one where it names too, so that one look is enough.</summary>
    internal InstalledModel? SceneModel => Find(ModelRole.JointImage) is { } joint && joint.Entry.Output.ContainsKey("classes") ? joint : Find(ModelRole.Classify);

    /// <summary>The model whose vectors say what looks alike; null where there is none.</summary>
    public string? VisualKey => KeyOf(VisionTask.Scenes);

    /// <summary>The same for the same models: whoever kept it sees by it that they changed.</summary>
    public string Fingerprint => string.Join(' ', VisionTask.OfModels.Select(task => KeyOf(task) ?? "-"));

    private string? Join(params ReadOnlySpan<string> roles)
    {
        var keys = new List<string>();
        foreach (string role in roles)
        {
            if (Find(role) is not { } model) return null;
            keys.Add(model.Entry.Key);
        }

        return string.Join('+', keys);
    }
}
