using FsCheck;
using FsCheck.Fluent;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Core.Tests.Storage;

public sealed class PartsLogProperties
{
    private const int Size = 100;

    private static Arbitrary<(List<ByteRange> Parts, int At, int Bit)> Logs { get; } = (
        from parts in Gen.Choose(0, Size - 1).Two().Select(pair => new ByteRange(Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2))).ListOf()
        from at in Gen.Choose(0, 1_000_000)
        from bit in Gen.Choose(0, 7)
        select (parts.ToList(), at, bit)).ToArbitrary();

    [Fact]
    public void What_was_written_is_read() => Prop.ForAll(Logs, log =>
    {
        var bytes = Write(log.Parts);
        var read = PartsLog.Parse(bytes)!;

        return read.Size == Size && read.ValidLength == bytes.Length && read.MovedTo is null && read.Received.All.SequenceEqual(Merged(log.Parts).All);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_log_torn_anywhere_holds_the_whole_lines_before_the_tear() => Prop.ForAll(Logs, log =>
    {
        var bytes = Write(log.Parts);
        var torn = bytes[..(log.At % (bytes.Length + 1))];
        var whole = torn.Count(b => b == '\n');

        return PartsLog.Parse(torn) is { } read
            ? whole > 0 && read.ValidLength == Array.LastIndexOf(torn, (byte)'\n') + 1 && read.Received.All.SequenceEqual(Merged(log.Parts[..(whole - 1)]).All)
            : whole == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_flipped_bit_never_adds_anything() => Prop.ForAll(Logs, log =>
    {
        var bytes = Write(log.Parts);
        bytes[log.At % bytes.Length] ^= (byte)(1 << log.Bit);

        var all = Merged(log.Parts);
        return PartsLog.Parse(bytes) is not { } read || (read.Size == Size && read.MovedTo is null && read.Received.All.All(all.Contains));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_read_or_refused_but_never_throw() => Prop.ForAll<byte[]>(bytes => PartsLog.Parse(bytes) is null).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_it_was_moved_is_kept_with_blanks_and_all()
    {
        var key = BlobKey.Parse("u/2024/05/a day at the sea.0a1b2c3d.jpg");
        byte[] bytes = [.. PartsLog.SizeLine(3), .. PartsLog.PartLine(new ByteRange(0, 2)), .. PartsLog.MovedLine(key)];

        Assert.Equal(key, PartsLog.Parse(bytes)!.MovedTo);
        Assert.Null(PartsLog.Parse(bytes)!.NotMoved().MovedTo);
    }

    private static byte[] Write(List<ByteRange> parts) => [.. PartsLog.SizeLine(Size), .. parts.SelectMany(PartsLog.PartLine)];

    private static ByteRanges Merged(List<ByteRange> parts)
    {
        var ranges = new ByteRanges();
        parts.ForEach(ranges.Add);
        return ranges;
    }
}
