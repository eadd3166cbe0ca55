using System.Text;
using PhotoGrid.Caching;

namespace PhotoGrid.Contracts.Caching;

/// <summary>What every cache promises.</summary>
public abstract class CacheContract
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    protected abstract ICache Cache { get; }

    /// <summary>Lets the cache's time pass.</summary>
    protected abstract Task PassAsync(TimeSpan time);

    [Fact]
    public async Task What_was_set_is_there_until_it_is_removed()
    {
        await Cache.SetAsync("a", Bytes("one"), Minute, default);
        await Cache.SetAsync("b", Bytes("two"), Minute, default);
        Assert.Equal("one", Text(await Cache.GetAsync("a", default)));

        await Cache.RemoveAsync("a", default);
        await Cache.RemoveAsync("never", default);

        Assert.Null(await Cache.GetAsync("a", default));
        Assert.Equal("two", Text(await Cache.GetAsync("b", default)));
    }

    [Fact]
    public async Task Nothing_is_kept_beyond_its_time()
    {
        await Cache.SetAsync("a", Bytes("one"), Minute, default);
        await Cache.GetOrMakeAsync("b", Minute, _ => ValueTask.FromResult<byte[]?>(Bytes("made")), default);

        await PassAsync(TimeSpan.FromSeconds(59));
        Assert.NotNull(await Cache.GetAsync("a", default));
        Assert.NotNull(await Cache.GetAsync("b", default));
        await PassAsync(TimeSpan.FromSeconds(2));

        Assert.Null(await Cache.GetAsync("a", default));
        Assert.Null(await Cache.GetAsync("b", default));
    }

    [Fact]
    public async Task Setting_again_replaces_value_and_time()
    {
        await Cache.SetAsync("a", Bytes("old"), TimeSpan.FromSeconds(5), default);
        await Cache.SetAsync("a", Bytes("new"), Minute, default);

        await PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("new", Text(await Cache.GetAsync("a", default)));
    }

    [Fact]
    public async Task Many_who_miss_at_once_cause_one_making()
    {
        var made = 0;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async ValueTask<byte[]?> Make(CancellationToken ct)
        {
            Interlocked.Increment(ref made);
            await gate.Task.WaitAsync(ct);
            return Bytes("made");
        }

        var waiting = Enumerable.Range(0, 50).Select(_ => Cache.GetOrMakeAsync("key", Minute, Make, default).AsTask()).ToList();
        gate.SetResult();
        var values = await Task.WhenAll(waiting).WaitAsync(Limit);

        Assert.Equal(1, made);
        Assert.All(values, value => Assert.Equal("made", Text(value)));
        Assert.Equal("made", Text(await Cache.GetOrMakeAsync("key", Minute, Make, default)));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Makings_of_different_keys_do_not_wait_for_each_other()
    {
        var never = new TaskCompletionSource<byte[]?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var stuck = Cache.GetOrMakeAsync("stuck", Minute, ct => new ValueTask<byte[]?>(never.Task), default).AsTask();

        var other = await Cache.GetOrMakeAsync("other", Minute, _ => ValueTask.FromResult<byte[]?>(Bytes("made")), default).AsTask().WaitAsync(Limit);

        Assert.Equal("made", Text(other));
        never.SetResult(null);
        Assert.Null(await stuck.WaitAsync(Limit));
    }

    [Fact]
    public async Task A_null_is_not_kept()
    {
        Assert.Null(await Cache.GetOrMakeAsync("key", Minute, _ => ValueTask.FromResult<byte[]?>(null), default));

        Assert.Equal("made", Text(await Cache.GetOrMakeAsync("key", Minute, _ => ValueTask.FromResult<byte[]?>(Bytes("made")), default)));
    }

    [Fact]
    public async Task A_failed_making_fails_those_who_wait_and_is_not_kept()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async ValueTask<byte[]?> Fail(CancellationToken ct)
        {
            await gate.Task.WaitAsync(ct);
            throw new InvalidDataException("broken");
        }

        var first = Cache.GetOrMakeAsync("key", Minute, Fail, default).AsTask();
        var second = Cache.GetOrMakeAsync("key", Minute, Fail, default).AsTask();
        gate.SetResult();

        await Assert.ThrowsAsync<InvalidDataException>(() => first.WaitAsync(Limit));
        await Assert.ThrowsAsync<InvalidDataException>(() => second.WaitAsync(Limit));
        Assert.Equal("made", Text(await Cache.GetOrMakeAsync("key", Minute, _ => ValueTask.FromResult<byte[]?>(Bytes("made")), default)));
    }

    [Fact]
    public async Task One_who_leaves_does_not_take_the_others_along()
    {
        using var leaving = new CancellationTokenSource();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async ValueTask<byte[]?> Make(CancellationToken ct)
        {
            await gate.Task.WaitAsync(ct);
            return Bytes("made");
        }

        var first = Cache.GetOrMakeAsync("key", Minute, Make, leaving.Token).AsTask();
        var second = Cache.GetOrMakeAsync("key", Minute, Make, default).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.WaitAsync(Limit));
        gate.SetResult();

        Assert.Equal("made", Text(await second.WaitAsync(Limit)));
    }

    [Fact]
    public async Task What_was_removed_while_it_was_made_is_not_kept()
    {
        var gate = new TaskCompletionSource<byte[]?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var making = Cache.GetOrMakeAsync("key", Minute, _ => new ValueTask<byte[]?>(gate.Task), default).AsTask();

        await Cache.RemoveAsync("key", default);
        gate.SetResult(Bytes("of an older state"));
        await making.WaitAsync(Limit);

        Assert.Null(await Cache.GetAsync("key", default));
    }

    [Fact]
    public async Task Counts_rise_within_a_window_and_start_anew_in_the_next()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Cache.CountAsync("ip:1", Minute, default).AsTask())));

        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), counts.Order());
        Assert.Equal(1, await Cache.CountAsync("ip:2", Minute, default));
        await PassAsync(TimeSpan.FromSeconds(61));
        Assert.Equal(1, await Cache.CountAsync("ip:1", Minute, default));
        Assert.Equal(2, await Cache.CountAsync("ip:1", Minute, default));
    }

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static string? Text(byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(bytes);
}
