using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Vision.Faces;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Worker;

namespace PhotoGrid.Vision.Objects;

/// <summary>
/// Finds things with a CenterNet: one map a kind of how likely its middle is there, one of how far its edges are from there, in pixels of the
/// input. A middle is a point that none beside it exceeds.
/// </summary>
internal static class ThingFinder
{
    private const int MostOfOneKind = 20;

    internal static List<SeenThing> Find(Pixels picture, Sessions sessions)
    {
        (OrtSession session, ModelEntry model) = sessions.Get(ModelRole.ObjectDetect);
        Tensor[] output = session.Run(InputTensor.Make(picture, model.Input!));
        var (heat, edges) = (output[0], output[1]);
        if (heat.Shape is not [1, var kinds, var high, var wide] || edges.Shape is not [1, 4, _, _] || kinds != CocoNames.All.Length)
            throw new ModelException($"{model.Id} does not answer 80 maps of things.");

        double nms = model.Threshold("nms", 0.5);
        var things = new List<SeenThing>();
        foreach (var kind in Middles(heat.Floats, (int)kinds, (int)high, (int)wide, model.Threshold("score", 0.4)).GroupBy(middle => middle.Kind))
        {
            var boxes = kind.Select(middle => (Box: Box(middle.X, middle.Y, (int)high, (int)wide, edges.Floats, model.Input!), middle.Score));
            var best = Overlap.Best(boxes, found => found.Box, found => found.Score, nms);
            things.Add(new SeenThing(CocoNames.All[kind.Key], Math.Round(best[0].Score, 4), [.. best.Take(MostOfOneKind).Select(found => FaceFinder.Within(found.Box))]));
        }

        return [.. things.OrderByDescending(thing => thing.Confidence)];
    }

    private static IEnumerable<(int Kind, int X, int Y, double Score)> Middles(float[] heat, int kinds, int high, int wide, double least)
    {
        for (int at = 0; at < heat.Length && at < kinds * high * wide; at++)
        {
            if (heat[at] < least) continue;
            int kind = at / (high * wide), y = at / wide % high, x = at % wide;
            if (IsPeak(heat, at, x, y, high, wide)) yield return (kind, x, y, heat[at]);
        }
    }

    private static bool IsPeak(float[] heat, int at, int x, int y, int high, int wide)
    {
        for (int dy = -1; dy <= 1; dy++)
        {
            for (int dx = -1; dx <= 1; dx++)
            {
                if ((uint)(x + dx) < (uint)wide && (uint)(y + dy) < (uint)high && heat[at + (dy * wide) + dx] > heat[at]) return false;
            }
        }

        return true;
    }

    private static SeenBox Box(int x, int y, int high, int wide, float[] edges, ModelInput input)
    {
        double Edge(int side) => Math.Max(0, edges[(((side * high) + y) * wide) + x]);
        double middleX = (double)x * input.Width / wide, middleY = (double)y * input.Height / high;
        return new SeenBox((middleX - Edge(0)) / input.Width, (middleY - Edge(1)) / input.Height, (Edge(0) + Edge(2)) / input.Width, (Edge(1) + Edge(3)) / input.Height);
    }
}
