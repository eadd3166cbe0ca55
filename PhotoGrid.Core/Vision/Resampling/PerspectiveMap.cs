namespace PhotoGrid.Vision.Resampling;

/// <summary>Takes a rectangle at the origin to any four corners.</summary>
internal readonly struct PerspectiveMap
{
    private readonly double[] _m;

    private PerspectiveMap(double[] m) => _m = m;

    /// <summary>Corners clockwise from the top left: where (0,0), (width,0), (width,height) and (0,height) come to lie.</summary>
    internal static PerspectiveMap FromRectangle(double width, double height, ReadOnlySpan<(double X, double Y)> corners)
    {
        ReadOnlySpan<(double X, double Y)> from = [(0, 0), (width, 0), (width, height), (0, height)];
        var rows = new double[8, 9];
        for (int i = 0; i < 4; i++)
        {
            (double x, double y) = from[i];
            (double u, double v) = corners[i];
            Set(rows, i, [x, y, 1, 0, 0, 0, -x * u, -y * u, u]);
            Set(rows, i + 4, [0, 0, 0, x, y, 1, -x * v, -y * v, v]);
        }

        return new PerspectiveMap(Solve(rows));
    }

    internal (double X, double Y) Apply(double x, double y)
    {
        double w = (_m[6] * x) + (_m[7] * y) + 1;
        return (((_m[0] * x) + (_m[1] * y) + _m[2]) / w, ((_m[3] * x) + (_m[4] * y) + _m[5]) / w);
    }

    private static void Set(double[,] rows, int row, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++) rows[row, i] = values[i];
    }

    // Gauss with the largest pivot.
    private static double[] Solve(double[,] rows)
    {
        const int Count = 8;
        for (int column = 0; column < Count; column++)
        {
            int best = column;
            for (int row = column + 1; row < Count; row++)
            {
                if (Math.Abs(rows[row, column]) > Math.Abs(rows[best, column])) best = row;
            }

            for (int i = 0; i <= Count; i++) (rows[column, i], rows[best, i]) = (rows[best, i], rows[column, i]);
            double pivot = rows[column, column] is 0 ? 1e-12 : rows[column, column];
            for (int i = 0; i <= Count; i++) rows[column, i] /= pivot;
            for (int row = 0; row < Count; row++)
            {
                if (row == column || rows[row, column] == 0) continue;
                double factor = rows[row, column];
                for (int i = 0; i <= Count; i++) rows[row, i] -= factor * rows[column, i];
            }
        }

        var answer = new double[Count];
        for (int i = 0; i < Count; i++) answer[i] = rows[i, Count];
        return answer;
    }
}
