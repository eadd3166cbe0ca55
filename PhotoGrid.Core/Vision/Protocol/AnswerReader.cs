using System.Runtime.InteropServices;
using PhotoGrid.Imaging.Pool;

namespace PhotoGrid.Vision.Protocol;

/// <summary>Turns the worker's answer into results. It looked at foreign pictures: whatever our own code would not have said is <see cref="InvalidDataException"/>.</summary>
internal static class AnswerReader
{
    private const int MostOf = 1000;
    private const int LongestText = 2000;
    private const int LongestVector = 8192;

    internal static SeenPhoto? ReadPhoto(Reply<VisionAnswer> reply)
    {
        VisionAnswer answer = reply.Answer;
        Expect(answer.Faces.Count <= MostOf && answer.Objects.Count <= MostOf && answer.Scenes.Count <= MostOf && answer.Lines.Count <= MostOf);
        Expect(answer.FaceDims is >= 0 and <= LongestVector && answer.VisualDims is >= 0 and <= LongestVector && answer.JointDims is >= 0 and <= LongestVector);
        Expect(reply.Blobs.Length == 4 * ((answer.Faces.Count * answer.FaceDims) + answer.VisualDims + answer.JointDims));
        Expect(answer.Faces.All(face => IsBox(face.Box) && IsShare(face.Confidence) && double.IsFinite(face.Quality)));
        Expect(answer.Objects.Concat(answer.Scenes).All(thing => IsText(thing.Name, 100) && IsShare(thing.Confidence) && thing.Boxes.Count <= MostOf && thing.Boxes.All(IsBox)));
        Expect(answer.Lines.All(line => IsText(line.Text, LongestText) && IsShare(line.Confidence) && line.Corners.Count == 8 && line.Corners.All(IsShare)));
        int at = 0;
        float[] Next(int dims)
        {
            float[] vector = MemoryMarshal.Cast<byte, float>(reply.Blobs.Span.Slice(at, dims * 4)).ToArray();
            Expect(vector.All(float.IsFinite));
            at += dims * 4;
            return vector;
        }

        SeenFace[] faces = [.. answer.Faces.Select(face => face with { Vector = Next(answer.FaceDims) })];
        return new SeenPhoto
        {
            Faces = faces,
            Objects = answer.Objects,
            Scenes = answer.Scenes,
            Lines = answer.Lines,
            Visual = answer.VisualDims > 0 ? Next(answer.VisualDims) : null,
            Joint = answer.JointDims > 0 ? Next(answer.JointDims) : null,
        };
    }

    internal static float[]? ReadWords(Reply<VisionAnswer> reply)
    {
        Expect(reply.Answer.JointDims is >= 0 and <= LongestVector && reply.Blobs.Length == 4 * reply.Answer.JointDims);
        float[] vector = MemoryMarshal.Cast<byte, float>(reply.Blobs.Span).ToArray();
        Expect(vector.All(float.IsFinite));
        return vector;
    }

    private static bool IsBox(SeenBox box) => IsShare(box.X) && IsShare(box.Y) && IsShare(box.W) && IsShare(box.H);

    private static bool IsShare(double value) => value is >= 0 and <= 1.0001;

    private static bool IsText(string text, int maxLength) => text.Length is > 0 && text.Length <= maxLength && !text.Any(char.IsControl);

    private static void Expect(bool holds)
    {
        if (!holds) throw new InvalidDataException("The models' answer is not one of ours.");
    }
}
