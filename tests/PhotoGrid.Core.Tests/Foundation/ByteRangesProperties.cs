using FsCheck;
using FsCheck.Fluent;
using PhotoGrid.Foundation;

namespace PhotoGrid.Core.Tests.Foundation;

public sealed class ByteRangesProperties
{
    private const int Size = 60;

    private static Arbitrary<List<ByteRange>> Ranges { get; } =
        Gen.Choose(0, Size - 1).Two().Select(pair => new ByteRange(Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2)))
            .ListOf().Select(list => list.ToList()).ToArbitrary();

    [Fact]
    public void They_hold_exactly_the_bytes_that_were_added() => Prop.ForAll(Ranges, added =>
    {
        var (ranges, model) = Build(added);

        return Enumerable.Range(0, Size).All(at => ranges.Contains(new ByteRange(at, at)) == model[at])
            && ranges.Missing(Size).Sum(gap => gap.Length) == model.Count(there => !there)
            && ranges.Missing(Size).All(gap => Enumerable.Range((int)gap.First, (int)gap.Length).All(at => !model[at]))
            && ranges.Covers(Size) == model.All(there => there);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void They_stay_ascending_apart_and_merged() => Prop.ForAll(Ranges, added =>
    {
        var all = Build(added).Ranges.All;

        return all.Zip(all.Skip(1)).All(pair => pair.First.Last + 1 < pair.Second.First) && all.All(range => range.First <= range.Last);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_adding_does_not_matter() => Prop.ForAll(Ranges, added =>
        Build(added).Ranges.All.SequenceEqual(Build([.. Enumerable.Reverse(added)]).Ranges.All)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_range_is_contained_when_each_of_its_bytes_is() => Prop.ForAll(Ranges, added =>
    {
        var (ranges, model) = Build(added);
        return added.TrueForAll(range => ranges.Contains(range) == Enumerable.Range((int)range.First, (int)range.Length).All(at => model[at]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_range_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ByteRanges().Add(new ByteRange(3, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ByteRanges().Add(new ByteRange(-1, 2)));
    }

    private static (ByteRanges Ranges, bool[] Model) Build(List<ByteRange> added)
    {
        var (ranges, model) = (new ByteRanges(), new bool[Size]);
        foreach (var range in added)
        {
            ranges.Add(range);
            Array.Fill(model, true, (int)range.First, (int)range.Length);
        }

        return (ranges, model);
    }
}
