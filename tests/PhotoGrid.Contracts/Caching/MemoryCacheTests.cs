using PhotoGrid.Caching;

namespace PhotoGrid.Contracts.Caching;

/// <summary>The contract in memory, and the bound on it.</summary>
public sealed class MemoryCacheTests : CacheContract
{
    private readonly ManualClock _clock = new();
    private readonly MemoryCache _cache;

    public MemoryCacheTests() => _cache = new MemoryCache(_clock, maxBytes: 1_000_000);

    protected override ICache Cache => _cache;

    protected override Task PassAsync(TimeSpan time)
    {
        _clock.Pass(time);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task It_never_holds_more_than_its_bound_and_forgets_the_least_recently_used()
    {
        for (var n = 0; n < 500; n++)
        {
            await Cache.SetAsync($"key{n}", new byte[5000], TimeSpan.FromHours(1), default);
            Assert.NotNull(await Cache.GetAsync("key0", default));
            Assert.InRange(_cache.Bytes, 1, 1_000_000);
        }

        Assert.Null(await Cache.GetAsync("key1", default));
        Assert.NotNull(await Cache.GetAsync("key499", default));
    }

    [Fact]
    public async Task What_is_larger_than_a_hundredth_is_not_kept()
    {
        await Cache.SetAsync("small", new byte[9000], TimeSpan.FromHours(1), default);
        await Cache.SetAsync("large", new byte[10_001], TimeSpan.FromHours(1), default);

        Assert.NotNull(await Cache.GetAsync("small", default));
        Assert.Null(await Cache.GetAsync("large", default));
    }

    [Fact]
    public async Task A_flood_of_counters_pushes_nothing_out()
    {
        await Cache.SetAsync("kept", Bytes("here"), TimeSpan.FromHours(1), default);
        Assert.Equal(1, await Cache.CountAsync("guessing", TimeSpan.FromHours(1), default));
        Assert.Equal(2, await Cache.CountAsync("guessing", TimeSpan.FromHours(1), default));

        for (var n = 0; n < 250_000; n++)
            await Cache.CountAsync($"flood{n}", TimeSpan.FromHours(1), default);

        Assert.Equal(3, await Cache.CountAsync("guessing", TimeSpan.FromHours(1), default));
        Assert.Equal("here", Text(await Cache.GetAsync("kept", default)));
    }
}
