namespace PhotoGrid.Published.Tests.PowerCut;

/// <summary>Decides what of the unflushed a power cut leaves: nothing, everything, or each by a throw of dice.</summary>
/// <param name="survival">From 0, nothing, to 1, everything.</param>
/// <param name="random">The dice.</param>
internal sealed class Cut(double survival, Random random)
{
    public bool Keeps() => random.NextDouble() < survival;

    /// <summary>Whether a lost write left its beginning.</summary>
    public bool Tears() => survival > 0 && random.Next(4) == 0;

    public int Within(int count) => random.Next(count);

    public override string ToString() => $"{survival:P0} of the unflushed kept";
}
