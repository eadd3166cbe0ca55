using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Resampling;
using PhotoGrid.Vision.Worker;

namespace PhotoGrid.Vision.Faces;

/// <summary>Finds eyes, nose and mouth of a face and lays it as the embedding was trained: upright, in the middle, of one size.</summary>
internal static class FaceAligner
{
    private const int Points = 68;

    // The detector's box is tight; the landmark network saw a third more.
    private const double Wider = 1.3;

    // Eyes, tip of the nose and corners of the mouth in a picture of 112 × 112.
    private static readonly (double X, double Y)[] Standard =
        [(38.29459953, 51.69630051), (73.53179932, 51.50139999), (56.02519989, 71.73660278), (41.54930115, 92.3655014), (70.72990036, 92.20410156)];

    internal static Pixels Align(Pixels picture, SeenBox box, Sessions sessions, ModelInput wanted)
    {
        (double X, double Y)[] five = Five(Landmarks(picture, box, sessions));
        AffineMap toStandard = AffineMap.Similar(five, Standard);
        return Warp.Linear(picture, toStandard.Inverse(), wanted.Width, wanted.Height);
    }

    /// <summary>The 68 points in pixels of the picture.</summary>
    internal static (double X, double Y)[] Landmarks(Pixels picture, SeenBox box, Sessions sessions)
    {
        (OrtSession session, ModelEntry model) = sessions.Get(ModelRole.FaceLandmark);
        (int left, int top, int right, int bottom) = Widen(picture, box);
        ModelInput input = model.Input!;
        Pixels part = Resize.Linear(picture, left, top, right - left, bottom - top, input.Width, input.Height);
        float[] answer = session.Run(InputTensor.Fill(part, input))[0].Floats;
        if (answer.Length != Points * 2) throw new ModelException($"{model.Id} does not answer 68 points.");
        var points = new (double, double)[Points];
        for (int i = 0; i < Points; i++) points[i] = ((answer[i * 2] * (right - left)) + left, (answer[(i * 2) + 1] * (bottom - top)) + top);
        return points;
    }

    private static (int Left, int Top, int Right, int Bottom) Widen(Pixels picture, SeenBox box)
    {
        double width = box.W * picture.Width, height = box.H * picture.Height, x = (box.X * picture.Width) + (width / 2), y = (box.Y * picture.Height) + (height / 2);
        double scale = Math.Min(Math.Min((picture.Height - 1) / height, (picture.Width - 1) / width), Wider);
        double left = x - (width * scale / 2), top = y - (height * scale / 2), right = x + (width * scale / 2), bottom = y + (height * scale / 2);
        (left, right) = Shift(left, right, picture.Width - 1);
        (top, bottom) = Shift(top, bottom, picture.Height - 1);
        (int l, int t) = ((int)Math.Max(left, 0), (int)Math.Max(top, 0));
        return (l, t, Math.Max(l + 1, (int)right), Math.Max(t + 1, (int)bottom));
    }

    private static (double From, double To) Shift(double from, double to, double last)
    {
        if (from < 0) (from, to) = (0, to - from);
        if (to > last) (from, to) = (from - (to - last), last);
        return (from, to);
    }

    private static (double X, double Y)[] Five((double X, double Y)[] points) =>
        [Mean(points, 37, 38, 40, 41), Mean(points, 43, 44, 46, 47), points[30], Mean(points, 48, 60), Mean(points, 54, 64)];

    private static (double X, double Y) Mean((double X, double Y)[] points, params ReadOnlySpan<int> which)
    {
        double x = 0, y = 0;
        foreach (int i in which) (x, y) = (x + points[i].X, y + points[i].Y);
        return (x / which.Length, y / which.Length);
    }
}
