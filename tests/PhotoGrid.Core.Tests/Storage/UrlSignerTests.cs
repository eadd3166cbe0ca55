using System.Web;
using PhotoGrid.Storage;

namespace PhotoGrid.Core.Tests.Storage;

public sealed class UrlSignerTests
{
    private const string Path = "/api/v1/photos/upload/0189/parts/3";
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly UrlSigner _signer = new([.. Enumerable.Range(0, 32).Select(n => (byte)n)]);

    [Fact]
    public void What_was_signed_holds_until_it_expires()
    {
        var (exp, sig) = Sign(Now.AddHours(1));

        Assert.True(_signer.Verify("PUT", Path, exp, sig, Now));
        Assert.True(_signer.Verify("PUT", Path, exp, sig, Now.AddHours(1)));
        Assert.False(_signer.Verify("PUT", Path, exp, sig, Now.AddHours(1).AddSeconds(1)));
    }

    [Fact]
    public void Nothing_of_it_can_be_changed()
    {
        var (exp, sig) = Sign(Now.AddHours(1));
        var later = $"{long.Parse(exp) + 1}";

        Assert.False(_signer.Verify("GET", Path, exp, sig, Now));
        Assert.False(_signer.Verify("PUT", Path + "0", exp, sig, Now));
        Assert.False(_signer.Verify("PU", "T" + Path, exp, sig, Now));
        Assert.False(_signer.Verify("PUT", Path, later, sig, Now));
        Assert.False(new UrlSigner(new byte[32]).Verify("PUT", Path, exp, sig, Now));
        for (var at = 0; at < sig.Length; at++)
        {
            var other = sig.ToCharArray();
            other[at] = other[at] == 'A' ? 'B' : 'A';
            Assert.False(_signer.Verify("PUT", Path, exp, new string(other), Now), $"The signature may be changed at {at}.");
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("x", "y")]
    [InlineData("-1", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("99999999999999999999", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1", "ÄAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Nonsense_is_refused(string? exp, string? sig) => Assert.False(_signer.Verify("PUT", Path, exp, sig, Now));

    [Fact]
    public void A_key_is_32_bytes() => Assert.Throws<ArgumentOutOfRangeException>(() => new UrlSigner(new byte[16]));

    private (string Exp, string Sig) Sign(DateTimeOffset expires)
    {
        var query = HttpUtility.ParseQueryString(_signer.Sign("PUT", Path, expires));
        return (query["exp"]!, query["sig"]!);
    }
}
