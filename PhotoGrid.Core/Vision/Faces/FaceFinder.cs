using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Vision.Embeddings;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Worker;

namespace PhotoGrid.Vision.Faces;

/// <summary>From a picture to faces with vectors: find, align, embed, judge.</summary>
internal static class FaceFinder
{
    internal static List<SeenFace> Find(Pixels picture, Sessions sessions)
    {
        (OrtSession session, ModelEntry model) = sessions.Get(ModelRole.FaceEmbed);
        var faces = new List<SeenFace>();
        foreach ((SeenBox box, double score) in FaceDetector.Find(picture, sessions))
        {
            Pixels face = FaceAligner.Align(picture, box, sessions, model.Input!);
            float[] vector = session.Run(InputTensor.Fill(face, model.Input!))[0].Floats;
            double norm = Vectors.MakeUnit(vector);
            // Both together: the score alone lets animals through, the norm alone cuts of faces.
            bool isClear = score > model.Threshold("score", 0.8) && norm > model.Threshold("norm", 2.8);
            faces.Add(new SeenFace(Within(box), Math.Round(score, 4), Math.Round(norm, 3), isClear) { Vector = vector });
        }

        return [.. faces.OrderByDescending(face => face.IsClear).ThenByDescending(face => face.Confidence)];
    }

    internal static SeenBox Within(SeenBox box)
    {
        double left = Math.Clamp(box.X, 0, 1), top = Math.Clamp(box.Y, 0, 1);
        return new SeenBox(Math.Round(left, 5), Math.Round(top, 5), Math.Round(Math.Clamp(box.X + box.W, 0, 1) - left, 5), Math.Round(Math.Clamp(box.Y + box.H, 0, 1) - top, 5));
    }
}
