using System.Text;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Scenes;
using PhotoGrid.Vision.Worker;

namespace PhotoGrid.Vision.Embeddings;

/// <summary>Makes words a vector with the text half of a pair: a table of words, or a network behind a tokenizer.</summary>
internal sealed class WordEmbedder(Sessions sessions)
{
    private WordTable? _table;
    private BpeTokenizer? _tokenizer;

    /// <summary>Of unit length; null where nothing in the text is known.</summary>
    internal float[]? Embed(string text)
    {
        if (!sessions.Models.TryGet(ModelRole.JointText, out InstalledModel? model)) throw new ModelException("There is no model for words.");
        return model.Entry.Tokenizer switch
        {
            "glove-bag" => (_table ??= new WordTable(sessions.File(model, 0), model.Entry.Dims ?? 512)).Embed(text),
            "clip-bpe" => Tower(text, model),
            _ => throw new ModelException($"{model.Entry.Id} has a tokenizer that is not known here."),
        };
    }

    private float[] Tower(string text, InstalledModel model)
    {
        if (model.Entry.Files.Count < 2) throw new ModelException($"{model.Entry.Id} brings no file of merges.");
        _tokenizer ??= new BpeTokenizer(Encoding.UTF8.GetString(sessions.File(model, 1)).Split('\n').Select(line => line.TrimEnd('\r')));
        OrtSession session = sessions.Open(model);
        int length = (int)(session.Inputs[0].Shape is [_, > 0 and var fixedLength] ? fixedLength : 77);
        long[] tokens = _tokenizer.Encode(text, length);
        Tensor ids = session.Inputs[0].Element == ElementType.Int32 ? Tensor.Of([.. tokens.Select(token => (int)token)], 1, length) : Tensor.Of(tokens, 1, length);
        Tensor[] output = session.Inputs.Count == 1
            ? session.Run(ids)
            : session.Run(ids, Tensor.Of([.. Enumerable.Range(0, length).Select(i => i <= Array.LastIndexOf(tokens, tokens.Max()) ? 1L : 0L)], 1, length));
        float[] vector = SceneNamer.Output(session, output, model.Entry, "embedding");
        Vectors.MakeUnit(vector);
        return vector;
    }
}
