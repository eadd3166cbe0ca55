using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Vision.Onnx;
using PhotoGrid.Vision.Registry;
using PhotoGrid.Vision.Resampling;

namespace PhotoGrid.Vision.Worker;

/// <summary>Makes pictures the numbers that a model's manifest asks for.</summary>
internal static class InputTensor
{
    /// <summary>Fits the picture and fills the tensor.</summary>
    internal static Tensor Make(Pixels picture, ModelInput input) => Fill(Fit(picture, input), input);

    internal static Pixels Fit(Pixels picture, ModelInput input)
    {
        switch (input.Fit)
        {
            case "area":
                return Resize.Area(picture, input.Width, input.Height);
            case "crop":
                double scale = Math.Max(input.Width, input.Height) / input.Crop / Math.Min(picture.Width, picture.Height);
                int width = Math.Max(input.Width, (int)Math.Round(picture.Width * scale)), height = Math.Max(input.Height, (int)Math.Round(picture.Height * scale));
                return Resize.Middle(Resize.Area(picture, width, height), input.Width, input.Height);
            default:
                return Resize.Linear(picture, input.Width, input.Height);
        }
    }

    /// <summary>A picture of the right size already, of whatever size where the model takes any.</summary>
    internal static Tensor Fill(Pixels picture, ModelInput input)
    {
        int count = picture.Width * picture.Height, bands = input.Order == "grey" ? 1 : 3;
        bool planes = input.Layout == "nchw";
        long[] shape = planes ? [1, bands, picture.Height, picture.Width] : [1, picture.Height, picture.Width, bands];
        if (input.Type == "uint8")
        {
            var bytes = new byte[count * bands];
            Each(picture, input.Order, planes, (at, _, value) => bytes[at] = (byte)(value + 0.5f));
            return Tensor.Of(bytes, shape);
        }

        var numbers = new float[count * bands];
        float[] mean = [input.Mean[0], input.Mean[^1], input.Mean[^1]], std = [input.Std[0], input.Std[^1], input.Std[^1]];
        if (input.Mean.Count == 3) mean[1] = input.Mean[1];
        if (input.Std.Count == 3) std[1] = input.Std[1];
        Each(picture, input.Order, planes, (at, band, value) => numbers[at] = (value - mean[band]) / std[band]);
        return Tensor.Of(numbers, shape);
    }

    private static void Each(Pixels picture, string order, bool planes, Action<int, int, float> put)
    {
        int count = picture.Width * picture.Height;
        ReadOnlySpan<byte> rgb = picture.Rgb;
        for (int i = 0; i < count; i++)
        {
            byte red = rgb[i * 3], green = rgb[(i * 3) + 1], blue = rgb[(i * 3) + 2];
            if (order == "grey")
            {
                // OpenCV's weights, rounded to a whole step as it does.
                put(i, 0, MathF.Floor((0.299f * red) + (0.587f * green) + (0.114f * blue) + 0.5f));
                continue;
            }

            (byte first, byte third) = order == "bgr" ? (blue, red) : (red, blue);
            if (planes)
            {
                put(i, 0, first);
                put(i + count, 1, green);
                put(i + count + count, 2, third);
            }
            else
            {
                put(i * 3, 0, first);
                put((i * 3) + 1, 1, green);
                put((i * 3) + 2, 2, third);
            }
        }
    }
}
