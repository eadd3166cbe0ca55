namespace PhotoGrid.Vision.Resampling;

/// <summary>Turns, scales and moves points: x' = A x + B y + C, y' = D x + E y + F.</summary>
internal readonly record struct AffineMap(double A, double B, double C, double D, double E, double F)
{
    internal (double X, double Y) Apply(double x, double y) => ((A * x) + (B * y) + C, (D * x) + (E * y) + F);

    internal AffineMap Inverse()
    {
        double d = (A * E) - (B * D);
        return new AffineMap(E / d, -B / d, ((B * F) - (C * E)) / d, -D / d, A / d, ((C * D) - (A * F)) / d);
    }

    /// <summary>The turn, scale and move, without mirroring, that bring one set of points nearest to another (least squares; Umeyama's).</summary>
    internal static AffineMap Similar(ReadOnlySpan<(double X, double Y)> from, ReadOnlySpan<(double X, double Y)> to)
    {
        (double fromX, double fromY) = Mean(from);
        (double toX, double toY) = Mean(to);
        double real = 0, imaginary = 0, size = 0;
        for (int i = 0; i < from.Length; i++)
        {
            (double x, double y) = (from[i].X - fromX, from[i].Y - fromY);
            (double u, double v) = (to[i].X - toX, to[i].Y - toY);
            real += (x * u) + (y * v);
            imaginary += (x * v) - (y * u);
            size += (x * x) + (y * y);
        }

        (double c, double s) = (real / size, imaginary / size);
        return new AffineMap(c, -s, toX - (c * fromX) + (s * fromY), s, c, toY - (s * fromX) - (c * fromY));
    }

    private static (double X, double Y) Mean(ReadOnlySpan<(double X, double Y)> points)
    {
        double x = 0, y = 0;
        foreach ((double X, double Y) point in points) (x, y) = (x + point.X, y + point.Y);
        return (x / points.Length, y / points.Length);
    }
}
