using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Vision.Embeddings;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Worker;

namespace PhotoGrid.Vision.Scenes;

/// <summary>What one run of a network that looks at the whole picture gives.</summary>
internal sealed record SceneLook(IReadOnlyList<SeenThing> Names, float[]? Visual, float[]? Joint);

/// <summary>Names the whole picture, and makes it vectors: of what it looks like, and of what words would describe it.</summary>
internal static class SceneNamer
{
    // Below the certainty that a name needs, it is more often wrong than right: wild flowers were a viaduct.
    private const double Least = 0.4;

    internal static SceneLook Look(Pixels picture, Sessions sessions, bool scenes, bool meaning)
    {
        IReadOnlyList<SeenThing> names = [];
        float[]? visual = null, joint = null;
        InstalledModel? jointModel = meaning ? sessions.Models.Find(ModelRole.JointImage) : null;
        if (scenes && sessions.Models.SceneModel is { } model)
        {
            (OrtSession session, Tensor[] output) = Run(picture, sessions, model);
            names = Names(Output(session, output, model.Entry, "classes"), sessions.Lines(ModelRole.Labels), model.Entry.Threshold("score", Least));
            visual = Unit(Output(session, output, model.Entry, "features"));
            if (jointModel == model)
            {
                joint = Unit(Output(session, output, model.Entry, "embedding"));
                jointModel = null;
            }
        }

        if (jointModel is not null)
        {
            (OrtSession session, Tensor[] output) = Run(picture, sessions, jointModel);
            joint = Unit(Output(session, output, jointModel.Entry, "embedding"));
        }

        return new SceneLook(names, visual, joint);
    }

    private static (OrtSession Session, Tensor[] Output) Run(Pixels picture, Sessions sessions, InstalledModel model)
    {
        OrtSession session = sessions.Open(model);
        ModelInput input = model.Entry.Input ?? throw new ModelException($"{model.Entry.Id} does not say what goes in.");
        return (session, session.Run(InputTensor.Make(picture, input)));
    }

    /// <summary>The output that the manifest names so; the first where it names none.</summary>
    internal static float[] Output(OrtSession session, Tensor[] output, ModelEntry model, string what)
    {
        if (!model.Output.TryGetValue(what, out string? name)) return output[0].Floats;
        for (int i = 0; i < output.Length; i++)
        {
            if (session.Outputs[i].Name == name) return output[i].Floats;
        }

        throw new ModelException($"{model.Id} has no output {name}.");
    }

    private static List<SeenThing> Names(float[] classes, string[] labels, double least)
    {
        var names = new List<SeenThing>();
        for (int i = 0; i < classes.Length && i < labels.Length; i++)
        {
            // The first of a class's names; the first class of this network is "background".
            if (classes[i] >= least && labels[i] != "background") names.Add(new SeenThing(labels[i].Split(',')[0].Trim().ToLowerInvariant(), Math.Round(classes[i], 4), []));
        }

        return [.. names.OrderByDescending(name => name.Confidence)];
    }

    private static float[] Unit(float[] vector)
    {
        Vectors.MakeUnit(vector);
        return vector;
    }
}
