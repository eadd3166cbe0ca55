using System.Text;
using PhotoGrid.Foundation;

namespace PhotoGrid.Core.Tests.Foundation;

public sealed class ContentHashTests
{
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public async Task It_is_sha256_of_bytes_and_of_streams_from_where_they_stand()
    {
        Assert.Equal(OfAbc, ContentHash.Of("abc"u8).ToString());

        var stream = new MemoryStream(Encoding.ASCII.GetBytes("xxabc")) { Position = 2 };
        Assert.Equal(OfAbc, (await ContentHash.OfAsync(stream, default)).ToString());
    }

    [Fact]
    public void It_reads_hex_of_either_case_and_nothing_else()
    {
        Assert.True(ContentHash.TryParse(OfAbc.ToUpperInvariant(), out var hash));
        Assert.Equal(ContentHash.Of("abc"u8), hash);
        foreach (var wrong in (string?[])[null, "", OfAbc[..63], OfAbc + "0", OfAbc[..63] + "g", " " + OfAbc[..63]])
            Assert.False(ContentHash.TryParse(wrong, out _));
    }

    [Fact]
    public void Equality_is_of_the_bytes_and_an_unset_one_equals_nothing()
    {
        Assert.True(ContentHash.Of("a"u8) == ContentHash.Of("a"u8));
        Assert.True(ContentHash.Of("a"u8) != ContentHash.Of("b"u8));
        Assert.Equal(ContentHash.Of("a"u8).GetHashCode(), ContentHash.Of("a"u8).GetHashCode());
        Assert.False(default(ContentHash) == default);
        Assert.Throws<InvalidOperationException>(() => default(ContentHash).Bytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContentHash(new byte[31]));
    }
}
