using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Vision.Worker;

/// <summary>Tries models: each loads, takes what its manifest says, and answers a pattern of ours with the numbers that stand there.</summary>
internal static class SelfTest
{
    private const int Points = 8;

    /// <summary>What is wrong, a sentence a model; nothing when all is well.</summary>
    internal static List<string> Run(Sessions sessions)
    {
        var problems = new List<string>();
        foreach (InstalledModel model in sessions.Models.Models)
        {
            try
            {
                Try(model, sessions);
            }
            catch (Exception wrong) when (wrong is ModelException or OrtException)
            {
                problems.Add(wrong.Message);
            }
        }

        return problems;
    }

    private static void Try(InstalledModel model, Sessions sessions)
    {
        ModelEntry entry = model.Entry;
        if (entry.Role is ModelRole.Labels or ModelRole.TextCharset)
        {
            sessions.Lines(entry.Role);
            return;
        }

        if (entry.Tokenizer == "glove-bag")
        {
            _ = new Embeddings.WordTable(sessions.File(model, 0), entry.Dims ?? 512);
            return;
        }

        OrtSession session = sessions.Open(model);
        CheckShape(session, entry);
        if (entry.SelfTest is not { } test) return;
        float[] output = session.Run(Pattern(test.Shape, session.Inputs[0].Element))[test.Output].Floats;
        for (int i = 0; i < test.Values.Count; i++)
        {
            float got = output[(int)((long)i * output.Length / Points)];
            if (!(Math.Abs(got - test.Values[i]) <= test.Tolerance)) throw new ModelException($"{entry.Id} loads, but answers other numbers than it should: it is another model.");
        }
    }

    /// <summary>Numbers that are the same everywhere: bytes 0, 37, 74 … modulo 251, or those as floats from -1 to 1.</summary>
    internal static Tensor Pattern(IReadOnlyList<long> shape, ElementType element)
    {
        int count = checked((int)shape.Aggregate(1L, (product, side) => product * side));
        if (element == ElementType.UInt8) return Tensor.Of([.. Enumerable.Range(0, count).Select(i => (byte)((long)i * 37 % 251))], [.. shape]);
        if (element == ElementType.Int64) return Tensor.Of([.. Enumerable.Range(0, count).Select(i => 1L + (i % 7))], [.. shape]);
        return Tensor.Of([.. Enumerable.Range(0, count).Select(i => ((long)i * 37 % 251 / 125f) - 1)], [.. shape]);
    }

    private static void CheckShape(OrtSession session, ModelEntry entry)
    {
        if (entry.Input is { } input && session.Inputs[0].Shape is { Length: 4 } shape)
        {
            (long high, long wide) = input.Layout == "nchw" ? (shape[2], shape[3]) : (shape[1], shape[2]);
            if ((high > 0 && high != input.Height) || (wide > 0 && wide != input.Width)) throw new ModelException($"{entry.Id} takes pictures of another size than its manifest says.");
        }

        foreach (string output in entry.Output.Values)
        {
            if (session.Outputs.All(spec => spec.Name != output)) throw new ModelException($"{entry.Id} has no output {output}.");
        }

        if (entry.Role is ModelRole.FaceEmbed or ModelRole.JointImage or ModelRole.JointText && entry.Dims is { } dims && session.Outputs.All(spec => spec.Shape[^1] is > 0 && spec.Shape[^1] != dims))
            throw new ModelException($"{entry.Id} makes vectors of another length than its manifest says.");
    }
}
