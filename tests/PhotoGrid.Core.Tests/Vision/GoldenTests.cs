using PhotoGrid.Core.Tests.Vision.Support;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Worker;

namespace PhotoGrid.Core.Tests.Vision;

/// <summary>
/// A pattern goes into each model; what must come out stands in its manifest, computed once by another program (Python over the same runtime's
/// other binding).
/// </summary>
public class GoldenTests
{
    private const float Tolerance = 1e-4f;

    [ModelTheory("ocr")]
    [InlineData("ppocr4-det")]
    [InlineData("ppocr4-rec")]
    public void Text_models_answer_their_golden_numbers(string id) => Answers(Models.PackFolder("ocr"), id, Tolerance);

    [ModelTheory("objects")]
    [InlineData("coco80")]
    public void The_converted_model_of_things_answers_as_the_independent_conversion(string id) => Answers(Models.PackFolder("objects"), id, Tolerance);

    [ModelTheory(shared: true)]
    [InlineData("face-detect-rfb320", Tolerance)]
    [InlineData("face-landmark-68", Tolerance)]
    [InlineData("face-embed-512", Tolerance)]
    [InlineData("coco80", Tolerance)]
    [InlineData("ppocr4-rec", Tolerance)]
    // Eight-bit weights: processors round them differently.
    [InlineData("imagenet-mnv2", 0.5f)]
    [InlineData("conse-image-512", 0.1f)]
    public void Models_of_the_shared_folder_answer_their_golden_numbers(string id, float tolerance) => Answers(Models.Shared, id, tolerance);

    [ModelFact]
    public void What_is_no_model_is_refused_in_the_runtimes_words()
    {
        var refused = Assert.Throws<OrtException>(() => new OrtSession("no model at all"u8, 1));

        Assert.Contains("protobuf", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [ModelFact]
    public void A_tensor_of_another_shape_is_refused_in_the_runtimes_words()
    {
        using var session = new OrtSession(TinyOnnx.ImageTower(), 1);

        var refused = Assert.Throws<OrtException>(() => session.Run(Tensor.Of(new float[12], 1, 3, 2, 2)));

        Assert.Contains("pixel_values", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["pixel_values", "image_embeds"], session.Inputs.Concat(session.Outputs).Select(spec => spec.Name));
    }

    private static void Answers(string folder, string id, float tolerance)
    {
        InstalledModel model = ModelFolders.Read(folder).Single(model => model.Entry.Id == id);
        var (test, path) = (model.Entry.SelfTest!, Path.Combine(folder, model.Entry.Files[0].Name));
        using var session = new OrtSession(File.ReadAllBytes(path), 1);

        float[] output = session.Run(SelfTest.Pattern(test.Shape, session.Inputs[0].Element))[test.Output].Floats;

        for (int i = 0; i < test.Values.Count; i++)
            Assert.InRange(output[(int)((long)i * output.Length / test.Values.Count)], test.Values[i] - tolerance, test.Values[i] + tolerance);
    }
}
