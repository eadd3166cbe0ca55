using PhotoGrid.Caching;
using PhotoGrid.Contracts.Caching;

namespace PhotoGrid.Contracts.WrongAdapters;

/// <summary>The contract of caches is worth something: it notices these.</summary>
public sealed class WrongCacheTests
{
    [Fact]
    public Task A_cache_without_single_flight_is_noticed() =>
        MustFailAsync(clock => new Stampeding(clock), nameof(CacheContract.Many_who_miss_at_once_cause_one_making));

    [Fact]
    public Task A_cache_that_forgets_to_forget_is_noticed() =>
        MustFailAsync(clock => new Eternal(clock), nameof(CacheContract.Nothing_is_kept_beyond_its_time));

    [Fact]
    public Task A_cache_that_keeps_what_was_removed_while_it_was_made_is_noticed() =>
        MustFailAsync(clock => new Stale(clock), nameof(CacheContract.What_was_removed_while_it_was_made_is_not_kept));

    [Fact]
    public Task A_cache_that_never_starts_a_new_window_is_noticed() =>
        MustFailAsync(clock => new Counting(clock), nameof(CacheContract.Counts_rise_within_a_window_and_start_anew_in_the_next));

    [Fact]
    public async Task The_right_cache_passes_when_run_by_hand() =>
        Assert.Empty(await ContractCheck.FailuresAsync(() => new Suite(clock => new MemoryCache(clock))));

    private static async Task MustFailAsync(Func<TimeProvider, ICache> wrong, string test) =>
        Assert.Equal([test], await ContractCheck.FailuresAsync(() => new Suite(wrong), test));

    private sealed class Suite : CacheContract
    {
        private readonly ManualClock _clock = new();

        public Suite(Func<TimeProvider, ICache> wrong) => Cache = wrong(_clock);

        protected override ICache Cache { get; }

        protected override Task PassAsync(TimeSpan time)
        {
            _clock.Pass(time);
            return Task.CompletedTask;
        }
    }

    private abstract class Decorator(TimeProvider clock) : ICache
    {
        protected MemoryCache Right { get; } = new(clock);

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken ct) => Right.GetAsync(key, ct);

        public virtual ValueTask SetAsync(string key, byte[] value, TimeSpan ttl, CancellationToken ct) => Right.SetAsync(key, value, ttl, ct);

        public virtual ValueTask<byte[]?> GetOrMakeAsync(
            string key, TimeSpan ttl, Func<CancellationToken, ValueTask<byte[]?>> make, CancellationToken ct) => Right.GetOrMakeAsync(key, ttl, make, ct);

        public ValueTask RemoveAsync(string key, CancellationToken ct) => Right.RemoveAsync(key, ct);

        public virtual ValueTask<long> CountAsync(string key, TimeSpan window, CancellationToken ct) => Right.CountAsync(key, window, ct);
    }

    private class Stale(TimeProvider clock) : Decorator(clock)
    {
        public override async ValueTask<byte[]?> GetOrMakeAsync(
            string key, TimeSpan ttl, Func<CancellationToken, ValueTask<byte[]?>> make, CancellationToken ct)
        {
            if (await Right.GetAsync(key, ct) is { } there)
                return there;
            if (await make(ct) is not { } made)
                return null;
            await Right.SetAsync(key, made, ttl, ct);
            return made;
        }
    }

    private sealed class Stampeding(TimeProvider clock) : Stale(clock);

    private sealed class Eternal(TimeProvider clock) : Decorator(clock)
    {
        public override ValueTask SetAsync(string key, byte[] value, TimeSpan ttl, CancellationToken ct) =>
            Right.SetAsync(key, value, TimeSpan.FromDays(1), ct);
    }

    private sealed class Counting(TimeProvider clock) : Decorator(clock)
    {
        public override ValueTask<long> CountAsync(string key, TimeSpan window, CancellationToken ct) =>
            Right.CountAsync(key, TimeSpan.FromDays(1000), ct);
    }
}
