namespace PhotoGrid.Imaging.Edits;

/// <summary>An unsharp mask of the luminance. It grows with the picture, so that every size of it looks the same.</summary>
internal static class Sharpening
{
    // At 100 an edge gets half of its height on either side.
    internal const double Most = 1.5;

    private const double SigmaPart = 1 / 1600.0;

    // Below this the neighbours have less than 1/1000 of the weight.
    private const double LeastSigma = 0.25;

    /// <summary>A Gauss bell along one line, its weights together 1; null where a picture is too small to be sharpened.</summary>
    internal static double[]? Kernel(int width, int height)
    {
        double sigma = Math.Max(width, height) * SigmaPart;
        if (sigma < LeastSigma) return null;
        int radius = (int)Math.Ceiling(sigma * 2.5);
        var weights = new double[(2 * radius) + 1];
        for (int i = -radius; i <= radius; i++) weights[i + radius] = Math.Exp(-(i * i) / (2 * sigma * sigma));
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
