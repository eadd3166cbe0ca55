using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Core.Tests.Storage;

public sealed class OriginalNameProperties
{
    private static readonly UserId Owner = new(Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057"));
    private static readonly DateTimeOffset At = new(2024, 5, 3, 12, 0, 0, TimeSpan.FromHours(9));
    private static readonly string[] Reserved = ["CON", "PRN", "AUX", "NUL", "COM1", "LPT9", "COM¹"];

    private static Arbitrary<string> Names { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(name => name ?? ""),
        Gen.Elements("a", "é", "e\u0301", "日", "😀", "\U0001F468\u200D\U0001F469", "\u202E", ".", " ", "/", "\\", "\0", "\n", ":", "con", "NUL", "\uD83D", "x.jpg", "..", "~")
            .ListOf().Select(string.Concat)).ToArbitrary();

    [Fact]
    public void Any_name_becomes_one_that_every_file_system_takes() => Prop.ForAll(Names, filename =>
    {
        var name = OriginalName.SafeName(filename);

        return Encoding.UTF8.GetByteCount(name) is > 0 and <= 100
            && name.IndexOfAny(['/', '\\', '<', '>', ':', '"', '|', '?', '*']) < 0
            && !name.Any(char.IsControl)
            && name[0] is not ('.' or ' ') && name[^1] is not ('.' or ' ')
            && !Reserved.Contains(name.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase)
            && new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(new UTF8Encoding(false, true).GetBytes(name)) == name;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_safe_name_is_left_as_it_is() => Prop.ForAll(Names, filename =>
    {
        var name = OriginalName.SafeName(filename);
        return OriginalName.SafeName(name + ".jpg") == name;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_of_different_bytes_differ_even_where_case_does_not_count() => Prop.ForAll(Names, Names, (one, other) =>
    {
        var a = Keys(one, ContentHash.Of("a"u8)).Select(OriginalName.Fold);
        var b = Keys(other, ContentHash.Of("b"u8)).Select(OriginalName.Fold);
        return !a.Intersect(b).Any();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_hash_grows_until_it_is_whole()
    {
        var hash = ContentHash.Of("a"u8);
        var keys = Keys("IMG_0042.JPG", hash);

        Assert.Equal($"{Owner}/2024/05/IMG_0042.{hash.ToString()[..8]}.jpg", keys[0].Value);
        Assert.Equal($"{Owner}/2024/05/IMG_0042.{hash}.jpg", keys[^1].Value);
        Assert.Equal(8, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("C:\\photos\\sea.jpg", "sea")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("nul.jpg", "_nul")]
    [InlineData("con .x.jpg", "_con .x")]
    [InlineData(".hidden", "hidden")]
    [InlineData("...", "photo")]
    [InlineData("", "photo")]
    [InlineData("what? a \"sea\".jpg", "what_ a _sea_")]
    [InlineData("café.jpg", "café")]
    [InlineData("exe\u202Egpj.jpg", "exegpj")]
    public void Names_that_make_trouble(string filename, string name) => Assert.Equal(name, OriginalName.SafeName(filename));

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = OriginalName.SafeName(string.Concat(Enumerable.Repeat("\U0001F468\u200D\U0001F469\u200D\U0001F467", 10)) + ".jpg");

        Assert.Equal(string.Concat(Enumerable.Repeat("\U0001F468\u200D\U0001F469\u200D\U0001F467", 5)), name);
    }

    private static List<BlobKey> Keys(string name, ContentHash hash) => [.. OriginalName.Candidates(Owner, At, name, "JPG", hash)];
}
