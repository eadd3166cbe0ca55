namespace PhotoGrid.Imaging.Edits;

/// <summary>A linear map of encoded sRGB: nine factors row by row, and what is added to red, green and blue (0 to 1).</summary>
internal sealed record ColorMatrix(double[] Factors, double[] Offsets)
{
    // Matrices of the W3C's Filter Effects Module, §8: saturate and grayscale by Rec. 709, sepia.
    private static readonly double[] Grey =
        [ToneCurve.Red, ToneCurve.Green, ToneCurve.Blue, ToneCurve.Red, ToneCurve.Green, ToneCurve.Blue, ToneCurve.Red, ToneCurve.Green, ToneCurve.Blue];

    private static readonly double[] Sepia = [0.393, 0.769, 0.189, 0.349, 0.686, 0.168, 0.272, 0.534, 0.131];

    private static readonly Dictionary<string, ColorMatrix> Filters = new()
    {
        ["vivid"] = new(Times(Saturate(1.35), 1.08), [-0.04, -0.04, -0.04]),
        ["warm"] = new([1.05, 0, 0, 0, 1, 0, 0, 0, 0.88], [0.015, 0.005, 0]),
        ["cool"] = new([0.9, 0, 0, 0, 1, 0, 0, 0, 1.05], [0, 0.005, 0.015]),
        ["fade"] = new(Times(Saturate(0.75), 0.84), [0.09, 0.09, 0.09]),
        ["mono"] = new(Grey, [0, 0, 0]),
        ["noir"] = new(Times(Grey, 1.35), [-0.175, -0.175, -0.175]),
        ["sepia"] = new(Sepia, [0, 0, 0]),
    };

    /// <summary>The names of the filters, in the order that people see.</summary>
    internal static IReadOnlyCollection<string> FilterNames => Filters.Keys;

    /// <summary>Saturation, then the filter, as one map; null where nothing would change.</summary>
    internal static ColorMatrix? Of(EditPlan plan)
    {
        double saturation = 1 + (plan.Adjust.Saturation / 100);
        if (plan.Filter is null) return saturation == 1 ? null : new ColorMatrix(Saturate(saturation), [0, 0, 0]);
        ColorMatrix filter = Filters[plan.Filter];
        return saturation == 1 ? filter : new ColorMatrix(Product(filter.Factors, Saturate(saturation)), filter.Offsets);
    }

    private static double[] Saturate(double amount)
    {
        var factors = new double[9];
        for (int i = 0; i < 9; i++) factors[i] = ((1 - amount) * Grey[i]) + (i % 4 == 0 ? amount : 0);
        return factors;
    }

    private static double[] Times(double[] factors, double by) => [.. factors.Select(factor => factor * by)];

    private static double[] Product(double[] a, double[] b)
    {
        var product = new double[9];
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
                product[(row * 3) + column] = (a[row * 3] * b[column]) + (a[(row * 3) + 1] * b[3 + column]) + (a[(row * 3) + 2] * b[6 + column]);
        }

        return product;
    }
}
