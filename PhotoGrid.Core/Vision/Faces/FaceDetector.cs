using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Worker;

namespace PhotoGrid.Vision.Faces;

/// <summary>Finds faces with an RFB network: boxes in 0..1 and how sure it is.</summary>
internal static class FaceDetector
{
    private const int Most = 200;

    internal static List<(SeenBox Box, double Score)> Find(Pixels picture, Sessions sessions)
    {
        (OrtSession session, ModelEntry model) = sessions.Get(ModelRole.FaceDetect);
        Tensor[] output = session.Run(InputTensor.Make(picture, model.Input!));
        float[] scores = output[0].Floats, boxes = output[1].Floats;
        double least = model.Threshold("score", 0.7);
        var found = new List<(SeenBox Box, double Score)>();
        for (int i = 0; i < scores.Length / 2; i++)
        {
            if (scores[(i * 2) + 1] <= least) continue;
            double left = boxes[i * 4], top = boxes[(i * 4) + 1], right = boxes[(i * 4) + 2], bottom = boxes[(i * 4) + 3];
            if (right > left && bottom > top) found.Add((new SeenBox(left, top, right - left, bottom - top), scores[(i * 2) + 1]));
        }

        return [.. Overlap.Best(found, face => face.Box, face => face.Score, model.Threshold("nms", 0.3)).Take(Most)];
    }
}
