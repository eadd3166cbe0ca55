namespace PhotoGrid.Server.Tests.Watch;

/// <summary>What happens to <c>photogrid watch</c> on its way: no network, a server that ends and comes back, files that change meanwhile.</summary>
public sealed class WatchFaultTests
{
    // Two parts and a half.
    private static readonly byte[] Large = LargePng();

    [Fact]
    public async Task An_upload_that_was_cut_off_goes_on_where_it_was()
    {
        await using var desktop = await Watching.StartAsync();
        desktop.Put("large.png", Large);
        desktop.Relay.After(Large.Length - 1_000_000, desktop.Relay.Cut);
        var cut = await desktop.OnceAsync("--patience", "0.2");
        var up = desktop.Relay.BytesUp;
        desktop.Relay.Mend();

        var again = await desktop.OnceAsync();

        Assert.Equal(1, cut.Code);
        Assert.Contains("can't be reached", cut.Stopped, StringComparison.Ordinal);
        Assert.Equal((0, "1 1 0 0 0 0"), (again.Code, again.Account));
        // The first two parts were there.
        Assert.InRange(desktop.Relay.BytesUp - up, 1, Large.Length - 9_000_000);
        Assert.Equal([TestPhotos.HashOf(Large)], await desktop.HashesAsync());
    }

    [Fact]
    public async Task A_server_that_ends_and_comes_back_is_waited_for()
    {
        await using var desktop = await Watching.StartAsync();
        desktop.Put("large.png", Large);
        desktop.Put("small.png", TestPhotos.Png(1));
        desktop.Relay.After(2_000_000, desktop.Relay.Cut);
        var running = desktop.OnceAsync();
        Assert.True(await desktop.Relay.Refused.WaitAsync(TimeSpan.FromSeconds(60)));
        await desktop.RestartServerAsync();
        desktop.Relay.Mend();

        var told = await running;

        Assert.Equal((0, "2 2 0 0 0 0"), (told.Code, told.Account));
        Assert.Equal(2, (await desktop.HashesAsync()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_changes_while_it_is_sent_is_sent_as_it_is_in_the_end(bool inPlace)
    {
        await using var desktop = await Watching.StartAsync();
        var path = desktop.Put("large.png", Large);
        var changed = (byte[])Large.Clone();
        changed[^20] ^= 1; // in what was not sent yet
        desktop.Relay.After(2_000_000, () =>
        {
            using var file = new FileStream(path, inPlace ? FileMode.Open : FileMode.Create);
            file.Write(changed);
        });

        var told = await desktop.OnceAsync();

        Assert.Equal((0, "1 1 0 0 0 0"), (told.Code, told.Account));
        Assert.Equal([TestPhotos.HashOf(changed)], await desktop.HashesAsync());
    }

    [Fact]
    public async Task A_file_that_is_still_written_to_is_left_by_name_and_taken_when_it_is_whole()
    {
        await using var desktop = await Watching.StartAsync();
        var (half, whole) = (TestPhotos.Png(1, 300, 200)[..5000], TestPhotos.Png(1, 300, 200));
        var path = desktop.Put("a.png", half);
        using var stop = new CancellationTokenSource();
        // Whoever copies it writes more often than the look that wants it left alone.
        var copying = Task.Run(async () =>
        {
            for (var turn = 0; !stop.IsCancellationRequested; turn++)
            {
                // In place: a file that is empty for a moment would be left for that.
                await using (var file = new FileStream(path, FileMode.Open))
                {
                    file.SetLength(3000 + (turn % 2000));
                    await file.WriteAsync(half.AsMemory(0, 3000), CancellationToken.None);
                }

                await Task.Delay(10, CancellationToken.None);
            }

            await File.WriteAllBytesAsync(path, whole, CancellationToken.None);
        });
        var during = await desktop.OnceAsync("--settle", "0.5", "--patience", "0");
        await stop.CancelAsync();
        await copying;

        var after = await desktop.OnceAsync();

        Assert.Equal((1, "1 0 0 0 0 1"), (during.Code, during.Account));
        Assert.Contains("still being written", (string)during.Files["a.png"].Single()["reason"]!, StringComparison.Ordinal);
        Assert.Equal((0, "1 1 0 0 0 0"), (after.Code, after.Account));
        Assert.Equal([TestPhotos.HashOf(whole)], await desktop.HashesAsync());
    }

    [Fact]
    public async Task Watching_on_takes_what_comes_and_ends_when_it_is_told()
    {
        await using var desktop = await Watching.StartAsync();
        desktop.Put("a.png", TestPhotos.Png(1));
        using var end = new CancellationTokenSource();
        var told = new Told();
        var running = desktop.WatchAsync(told, end.Token);
        await told.UntilAsync("1 1 0 0 0 0");
        desktop.Put("b.png", TestPhotos.Png(2));
        await told.UntilAsync("2 2 0 0 0 0");
        desktop.Relay.Cut();
        desktop.Put("deep/er/c.png", TestPhotos.Png(3));
        Assert.True(await desktop.Relay.Refused.WaitAsync(TimeSpan.FromSeconds(60)));
        await desktop.RestartServerAsync();
        desktop.Relay.Mend();
        await told.UntilAsync("3 3 0 0 0 0");
        await end.CancelAsync();

        Assert.Equal(0, (await running).Code);
        Assert.Equal(3, (await desktop.HashesAsync()).Count);
    }

    [Fact]
    public async Task Two_at_once_for_one_account_are_one_too_many()
    {
        await using var desktop = await Watching.StartAsync();
        desktop.Put("a.png", TestPhotos.Png(1));
        using var end = new CancellationTokenSource();
        var told = new Told();
        var running = desktop.WatchAsync(told, end.Token);
        await told.UntilAsync("1 1 0 0 0 0");

        var second = await desktop.OnceAsync();
        await end.CancelAsync();
        await running;

        Assert.Equal(1, second.Code);
        Assert.Contains("Another photogrid watch", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_PhotoGrid_and_what_speaks_no_TLS_is_said_plainly()
    {
        await using var desktop = await Watching.StartAsync();
        desktop.Put("a.png", TestPhotos.Png(1));
        await using var page = await TestServer.StartAsync();
        desktop.Relay.Target = page.Address;

        var stranger = await desktop.OnceAsync(); // Another PhotoGrid, which does not know the key.
        var plain = await desktop.OnceAsync("--server", desktop.Relay.Address.ToString().Replace("http://", "https://", StringComparison.Ordinal), "--patience", "0");

        Assert.Equal(1, stranger.Code);
        Assert.Contains("does not know this key", stranger.Errors, StringComparison.Ordinal);
        Assert.Equal(1, plain.Code);
        Assert.Contains("http rather than https", plain.Errors, StringComparison.Ordinal);
    }

    private static byte[] LargePng()
    {
        // Noise behind the picture: nobody decodes it, and it is as large as wanted.
        var noise = new byte[12_500_000];
        new Random(7).NextBytes(noise);
        return [.. TestPhotos.Png(1), .. noise];
    }
}
