using System.Text;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Vision.Worker;

/// <summary>Loaded models, each on first use; one thread.</summary>
internal sealed class Sessions(ModelSet models, ModelFiles files, int threads) : IDisposable
{
    private readonly Dictionary<string, OrtSession> _open = [];
    private readonly Dictionary<string, string[]> _lists = [];

    internal ModelSet Models => models;

    /// <summary>The model of a role, loaded; <see cref="ModelException"/> with a sentence where it is no model or another than it says.</summary>
    internal (OrtSession Session, ModelEntry Entry) Get(string role) =>
        models.TryGet(role, out InstalledModel? model) ? (Open(model), model.Entry) : throw new ModelException($"There is no model for {role}.");

    internal OrtSession Open(InstalledModel model)
    {
        if (_open.TryGetValue(model.Entry.Id, out OrtSession? open)) return open;
        try
        {
            OrtSession session = files.Read(model, 0, bytes => new OrtSession(bytes, threads));
            _open.Add(model.Entry.Id, session);
            return session;
        }
        catch (OrtException refused)
        {
            throw new ModelException($"{model.Entry.Id} does not load: {Plain(refused.Message)}");
        }
    }

    /// <summary>Lines of a text file: labels, letters.</summary>
    internal string[] Lines(string role)
    {
        if (_lists.TryGetValue(role, out string[]? known)) return known;
        if (!models.TryGet(role, out InstalledModel? model)) throw new ModelException($"There is no model for {role}.");
        string[] lines = files.Read(model, 0, bytes => Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n'));
        for (int i = 0; i < lines.Length; i++) lines[i] = lines[i].TrimEnd('\r');
        return _lists[role] = lines;
    }

    /// <summary>Another file of a model than the first, whole.</summary>
    internal byte[] File(InstalledModel model, int index) => files.Read(model, index, bytes => bytes.ToArray());

    /// <summary>Lets go of a model; its memory goes with it, and the next use loads it again.</summary>
    internal void Close(string role)
    {
        if (models.TryGet(role, out InstalledModel? model) && _open.Remove(model.Entry.Id, out OrtSession? open)) open.Dispose();
    }

    public void Dispose()
    {
        foreach (OrtSession session in _open.Values) session.Dispose();
    }

    private static string Plain(string text) => text.Length > 160 ? text[..160] : text;
}
