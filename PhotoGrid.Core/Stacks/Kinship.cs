namespace PhotoGrid.Stacks;

/// <summary>
/// Says of two photos whether they are one press of the button. A stranger behind another photo feels like a lost one, so every rule asks
/// for more than one witness, and where a witness is missing the photos stand alone:
/// a RAW file and what was developed from it share name, camera and second; a burst that the phone names shares that name and the camera;
/// any other burst shares the camera, comes within a second, counts on in its names, looks the same, and has three frames at least.
/// </summary>
internal static class Kinship
{
    /// <summary>No two neighbours of a burst are further apart, and neither are a RAW file and its JPEG.</summary>
    public const long WithinMs = 1_000;

    /// <summary>A phone keeps shooting while it is pressed; longer than this is another burst under an old name.</summary>
    public const long NamedWithinMs = 60_000;

    private const int LeastOfBurst = 3;

    // Of 64 bits. Measured on 200 generated scenes, turned and not: frames of one differ in at most 12, others in 20 and more, a few in 14 (docs/decisions/0020-stacks.md).
    private const int SameLooks = 12;

    // Cut by a stabiliser, no more.
    private const double SameSize = 0.05;

    /// <summary>Whether they belong together.</summary>
    public static bool Are(Frame one, Frame other) =>
        one.Hash != other.Hash && one.KnowsItsTime && other.KnowsItsTime && SameCamera(one, other)
        && (one.IsRaw == other.IsRaw ? AreBurst(one, other) : AreDeveloped(one, other));

    /// <summary>
    /// Whether photos, each of which belongs with another, are stacked. Two that nothing but a moment joins may be two pictures that somebody
    /// meant, with and without HDR, say: a finger that is held makes more.
    /// </summary>
    public static bool AreStacked(IReadOnlyList<Frame> together) =>
        together.Count >= LeastOfBurst
        || (together.Count == 2 && (together[0].IsRaw != together[1].IsRaw || (Named(together[0]) is { } burst && burst == Named(together[1]))));

    private static bool AreDeveloped(Frame one, Frame other) =>
        Apart(one, other) <= WithinMs && FrameNames.Shared(one.Filename) == FrameNames.Shared(other.Filename);

    private static bool AreBurst(Frame one, Frame other)
    {
        if (Named(one) is { } burst && Named(other) is { } others)
            return burst == others && Apart(one, other) <= NamedWithinMs;
        return Apart(one, other) is var apart && apart <= WithinMs
            // In the same millisecond are copies; in the same second, of a camera that counts no fractions, are those with other numbers.
            && (apart > 0 || FrameNames.Counts(one.Filename))
            && FrameNames.MayFollow(one.Filename, other.Filename)
            && SameShape(one, other)
            && Looks.Distance(one.Looks, other.Looks) <= SameLooks;
    }

    private static string? Named(Frame frame) => frame.BurstId ?? FrameNames.Burst(frame.Filename);

    private static long Apart(Frame one, Frame other) => Math.Abs(one.ClockMs - other.ClockMs);

    private static bool SameCamera(Frame one, Frame other) => one.Model is not null && one.Make == other.Make && one.Model == other.Model;

    private static bool SameShape(Frame one, Frame other)
    {
        static (int Long, int Short) Sides(Frame frame) => (Math.Max(frame.Width, frame.Height), Math.Min(frame.Width, frame.Height));
        static bool Near(int side, int others) => Math.Abs(side - others) <= SameSize * Math.Max(side, others);
        var (sides, others) = (Sides(one), Sides(other));
        return Near(sides.Long, others.Long) && Near(sides.Short, others.Short);
    }
}
