using PhotoGrid.Accounts.Passwords;

namespace PhotoGrid.Core.Tests.Accounts;

public sealed class PasswordHasherTests : IDisposable
{
    private readonly PasswordHasher _hasher = new(iterations: 20);

    public void Dispose() => _hasher.Dispose();

    [Fact]
    public async Task The_right_password_fits_and_no_other()
    {
        var stored = await _hasher.HashAsync("Grüße, 写真", default);

        Assert.True(await _hasher.VerifyAsync(stored, "Grüße, 写真", default));
        Assert.False(await _hasher.VerifyAsync(stored, "grüße, 写真", default));
        Assert.False(await _hasher.VerifyAsync(stored, "", default));
        Assert.False(await _hasher.VerifyAsync(null, "nobody", default));
    }

    [Fact]
    public async Task Two_hashes_of_one_password_differ_and_say_their_cost()
    {
        var (one, two) = (await _hasher.HashAsync("same", default), await _hasher.HashAsync("same", default));

        Assert.NotEqual(one, two);
        Assert.StartsWith("v1$20$", one, StringComparison.Ordinal);
        Assert.DoesNotContain("same", one, StringComparison.Ordinal);
        Assert.True(PasswordHasher.StandardIterations >= 210_000);
    }

    [Fact]
    public async Task A_hash_of_another_cost_still_fits()
    {
        using var dearer = new PasswordHasher(iterations: 40);

        Assert.True(await dearer.VerifyAsync(await _hasher.HashAsync("same", default), "same", default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v2$20$AAAA$AAAA")]
    [InlineData("v1$many$AAAA$AAAA")]
    public async Task What_is_no_hash_fits_nothing(string stored) => Assert.False(await _hasher.VerifyAsync(stored, "x", default));

    [Fact]
    public async Task It_is_the_published_function()
    {
        // PBKDF2-HMAC-SHA512 of "passwd" with "salt", one round, 32 bytes, as another implementation computes it.
        Assert.True(await _hasher.VerifyAsync("v1$1$c2FsdA==$x0MZ2ZSZ/D6QE6z/WXwjxbrwoL7FY0xGuDUreT4yRyM=", "passwd", default));
    }
}
