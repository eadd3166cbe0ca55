namespace PhotoGrid.Vision.Text;

/// <summary>A turned rectangle in pixels: the smallest around some points, found along the edges of their hull.</summary>
internal readonly record struct TextBox(double X, double Y, double Width, double Height, double Cos, double Sin)
{
    /// <summary>Grown by the same on each side.</summary>
    internal TextBox Grow(double by) => this with { Width = Width + (2 * by), Height = Height + (2 * by) };

    /// <summary>Corners clockwise from the one that reads as top left.</summary>
    internal (double X, double Y)[] Corners()
    {
        (double wx, double wy) = (Cos * Width / 2, Sin * Width / 2);
        (double hx, double hy) = (-Sin * Height / 2, Cos * Height / 2);
        (double X, double Y)[] all = [(X - wx - hx, Y - wy - hy), (X + wx - hx, Y + wy - hy), (X + wx + hx, Y + wy + hy), (X - wx + hx, Y - wy + hy)];
        // Top left has the least sum, bottom right the greatest; top right the least difference.
        return [all.MinBy(p => p.X + p.Y), all.MinBy(p => p.Y - p.X), all.MaxBy(p => p.X + p.Y), all.MaxBy(p => p.Y - p.X)];
    }

    internal static TextBox Around(List<(int X, int Y)> points)
    {
        List<(int X, int Y)> hull = Hull(points);
        var best = default(TextBox);
        double least = double.MaxValue;
        for (int i = 0; i < hull.Count; i++)
        {
            (int X, int Y) from = hull[i], to = hull[(i + 1) % hull.Count];
            double length = Math.Sqrt(((double)(to.X - from.X) * (to.X - from.X)) + ((double)(to.Y - from.Y) * (to.Y - from.Y)));
            (double cos, double sin) = length == 0 ? (1, 0) : ((to.X - from.X) / length, (to.Y - from.Y) / length);
            TextBox box = Along(hull, cos, sin);
            if (box.Width * box.Height >= least) continue;
            (best, least) = (box, box.Width * box.Height);
        }

        return best;
    }

    private static TextBox Along(List<(int X, int Y)> hull, double cos, double sin)
    {
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        foreach ((int x, int y) in hull)
        {
            double u = (x * cos) + (y * sin), v = (y * cos) - (x * sin);
            (left, right, top, bottom) = (Math.Min(left, u), Math.Max(right, u), Math.Min(top, v), Math.Max(bottom, v));
        }

        double middleU = (left + right) / 2, middleV = (top + bottom) / 2;
        return new TextBox((middleU * cos) - (middleV * sin), (middleU * sin) + (middleV * cos), right - left, bottom - top, cos, sin);
    }

    // Andrew's monotone chain.
    private static List<(int X, int Y)> Hull(List<(int X, int Y)> points)
    {
        points.Sort();
        var hull = new List<(int X, int Y)>();
        for (int pass = 0; pass < 2; pass++)
        {
            int begin = hull.Count;
            foreach ((int X, int Y) point in points)
            {
                while (hull.Count >= begin + 2 && Turn(hull[^2], hull[^1], point) <= 0) hull.RemoveAt(hull.Count - 1);
                hull.Add(point);
            }

            hull.RemoveAt(hull.Count - 1);
            points.Reverse();
        }

        return hull.Count > 0 ? hull : points;
    }

    private static long Turn((int X, int Y) a, (int X, int Y) b, (int X, int Y) c) => ((long)(b.X - a.X) * (c.Y - a.Y)) - ((long)(b.Y - a.Y) * (c.X - a.X));
}
