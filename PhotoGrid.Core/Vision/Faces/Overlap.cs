namespace PhotoGrid.Vision.Faces;

/// <summary>Boxes that show the same thing.</summary>
internal static class Overlap
{
    /// <summary>What two boxes share, of what both cover: 0 to 1.</summary>
    public static double Of(SeenBox a, SeenBox b)
    {
        double width = Math.Min(a.X + a.W, b.X + b.W) - Math.Max(a.X, b.X), height = Math.Min(a.Y + a.H, b.Y + b.H) - Math.Max(a.Y, b.Y);
        if (width <= 0 || height <= 0) return 0;
        double shared = width * height;
        return shared / ((a.W * a.H) + (b.W * b.H) - shared);
    }

    /// <summary>The best of those that overlap by more than <paramref name="most"/>, best first.</summary>
    internal static List<T> Best<T>(IEnumerable<T> found, Func<T, SeenBox> box, Func<T, double> score, double most)
    {
        var kept = new List<T>();
        foreach (T candidate in found.OrderByDescending(score))
        {
            if (kept.All(other => Of(box(other), box(candidate)) < most)) kept.Add(candidate);
        }

        return kept;
    }
}
