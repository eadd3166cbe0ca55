using System.Text;
using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Resampling;
using PhotoGrid.Vision.Worker;

namespace PhotoGrid.Vision.Text;

/// <summary>Reads the lines that were found: laid straight, one at a time, letters by the likeliest at each step (CTC).</summary>
internal static class LineReader
{
    private const int LongestLine = 2000;
    private const int LongestSide = 4000;

    internal static List<SeenLine> Read(Pixels picture, Sessions sessions)
    {
        var lines = new List<SeenLine>();
        foreach ((double X, double Y)[] corners in TextFinder.Find(picture, sessions))
        {
            if (Read(picture, corners, sessions) is not { } line) continue;
            lines.Add(new SeenLine(line.Text, Math.Round(line.Score, 4),
                [.. corners.SelectMany(c => new[] { Within(c.X / picture.Width), Within(c.Y / picture.Height) })]));
        }

        return lines;
    }

    private static (string Text, double Score)? Read(Pixels picture, (double X, double Y)[] corners, Sessions sessions)
    {
        (OrtSession session, ModelEntry model) = sessions.Get(ModelRole.TextRecognise);
        int width = (int)Math.Max(Distance(corners[0], corners[1]), Distance(corners[2], corners[3]));
        int height = (int)Math.Max(Distance(corners[0], corners[3]), Distance(corners[1], corners[2]));
        if (width < 2 || height < 2 || width > LongestSide || height > LongestSide) return null;
        Pixels line = Warp.Cubic(picture, PerspectiveMap.FromRectangle(width, height, corners), width, height);
        if ((double)height / width >= 1.5) line = QuarterTurn(line);

        int tall = model.Input!.Height;
        int wide = Math.Clamp((int)Math.Ceiling((double)tall * line.Width / line.Height), tall, LongestLine);
        Tensor steps = session.Run(InputTensor.Fill(Resize.Linear(line, wide, tall), model.Input))[0];
        (string text, double score) = Decode(steps, sessions.Lines(ModelRole.TextCharset));
        return score > model.Threshold("score", 0.5) && text.Trim().Length > 0 ? (text.Trim(), score) : null;
    }

    // Letter 0 stands between letters; behind those of the file comes the space.
    private static (string Text, double Score) Decode(Tensor steps, string[] letters)
    {
        int count = (int)steps.Shape[^1];
        if (count != letters.Length + 2) throw new ModelException("The letters are not those that the model for reading was taught.");
        float[] all = steps.Floats;
        var text = new StringBuilder();
        double sum = 0;
        int kept = 0, last = 0;
        for (int at = 0; at < all.Length; at += count)
        {
            int best = Best(all.AsSpan(at, count));
            if (best != 0 && best != last)
            {
                text.Append(best <= letters.Length ? letters[best - 1] : " ");
                sum += all[at + best];
                kept++;
            }

            last = best;
        }

        return (text.ToString(), kept == 0 ? 0 : sum / kept);
    }

    private static int Best(ReadOnlySpan<float> step)
    {
        int best = 0;
        for (int i = 1; i < step.Length; i++)
        {
            if (step[i] > step[best]) best = i;
        }

        return best;
    }

    // Against the clock: a line that stands is most often read from below.
    private static Pixels QuarterTurn(Pixels from)
    {
        var to = new byte[from.Rgb.Length];
        for (int y = 0; y < from.Width; y++)
        {
            for (int x = 0; x < from.Height; x++)
                from.Rgb.AsSpan(((x * from.Width) + from.Width - 1 - y) * 3, 3).CopyTo(to.AsSpan(((y * from.Height) + x) * 3));
        }

        return new Pixels(from.Height, from.Width, to);
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private static double Within(double value) => Math.Round(Math.Clamp(value, 0, 1), 5);
}
