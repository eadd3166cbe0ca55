using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Resampling;
using PhotoGrid.Vision.Worker;

namespace PhotoGrid.Vision.Text;

/// <summary>Finds lines of text with a DB network: a map of how likely each point is text; what hangs together is a line.</summary>
internal static class TextFinder
{
    private const int Step = 32;
    private const double LeastSide = 3, LeastGrown = 5;

    // A page of a book has fifty; beyond this nobody searches for more, and each costs 45 ms.
    private const int MostLines = 120;

    /// <summary>Corners of each line in pixels of the picture, in reading order.</summary>
    internal static List<(double X, double Y)[]> Find(Pixels picture, Sessions sessions)
    {
        (OrtSession session, ModelEntry model) = sessions.Get(ModelRole.TextDetect);
        ModelInput input = model.Input!;
        double scale = Math.Min(1, (double)Math.Max(input.Width, input.Height) / Math.Max(picture.Width, picture.Height));
        int wide = Round(picture.Width * scale), high = Round(picture.Height * scale);
        Pixels small = Resize.Linear(picture, wide, high);
        float[] map = session.Run(InputTensor.Fill(small, input))[0].Floats;
        if (map.Length != wide * high) throw new ModelException($"{model.Id} does not answer a map of its input.");

        double x = (double)picture.Width / wide, y = (double)picture.Height / high;
        var lines = new List<(double X, double Y)[]>();
        foreach (TextBox box in Boxes(map, wide, high, model))
            lines.Add([.. box.Corners().Select(corner => (corner.X * x, corner.Y * y))]);
        // By tens of pixels, so that words of one line stay in their order.
        return [.. lines.OrderBy(line => Math.Round(line.Average(corner => corner.Y) / 10)).ThenBy(line => line.Average(corner => corner.X)).Take(MostLines)];
    }

    private static IEnumerable<TextBox> Boxes(float[] map, int wide, int high, ModelEntry model)
    {
        float pixel = (float)model.Threshold("pixel", 0.3);
        double least = model.Threshold("box", 0.6), unclip = model.Threshold("unclip", 1.6);
        var seen = new bool[map.Length];
        var stack = new Stack<int>();
        for (int start = 0; start < map.Length; start++)
        {
            if (seen[start] || map[start] <= pixel) continue;
            (List<(int X, int Y)> edge, double mean) = Collect(map, seen, stack, start, wide, high, pixel);
            if (mean < least) continue;
            TextBox box = TextBox.Around(edge);
            if (Math.Min(box.Width, box.Height) < LeastSide) continue;
            // The network was taught shrunken lines: this is how much they were shrunk by.
            double grow = box.Width * box.Height * unclip / (2 * (box.Width + box.Height));
            if (Math.Min(box.Width, box.Height) + (2 * grow) >= LeastGrown) yield return box.Grow(grow);
        }
    }

    // All points that hang together with one, corners included; of each row only its ends can be on the hull.
    private static (List<(int X, int Y)> Edge, double Mean) Collect(float[] map, bool[] seen, Stack<int> stack, int start, int wide, int high, float pixel)
    {
        var ends = new Dictionary<int, (int Left, int Right)>();
        double sum = 0;
        int count = 0;
        seen[start] = true;
        stack.Push(start);
        while (stack.TryPop(out int at))
        {
            int x = at % wide, y = at / wide;
            sum += map[at];
            count++;
            ends[y] = ends.TryGetValue(y, out var known) ? (Math.Min(known.Left, x), Math.Max(known.Right, x)) : (x, x);
            for (int dy = -1; dy <= 1; dy++)
            {
                for (int dx = -1; dx <= 1; dx++)
                {
                    if ((uint)(x + dx) >= (uint)wide || (uint)(y + dy) >= (uint)high) continue;
                    int next = at + (dy * wide) + dx;
                    if (seen[next] || map[next] <= pixel) continue;
                    seen[next] = true;
                    stack.Push(next);
                }
            }
        }

        return ([.. ends.SelectMany(row => new[] { (row.Value.Left, row.Key), (row.Value.Right, row.Key) }).Distinct()], sum / count);
    }

    private static int Round(double side) => Math.Max(Step, (int)Math.Round(side / Step) * Step);
}
