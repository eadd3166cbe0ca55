using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Events;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Tests.Timeline;

namespace PhotoGrid.Server.Tests.Sync;

public sealed class EventsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _day = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync("--Events:HeartbeatSeconds=0.3");
        _owner = await _server.SetUpAsync();
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_change_reaches_who_listens_and_nobody_else()
    {
        using var stranger = await _server.AddUserAsync(_owner);
        using var mine = await EventReader.OpenAsync(_owner);
        using var theirs = await EventReader.OpenAsync(stranger);

        var ids = await LibraryRows.AddAsync(_server, _owner, 2, _day);
        await LibraryRows.SayAsync(_server, stranger, "album.created");

        var (first, second) = (await mine.NextAsync(), await mine.NextAsync());
        Assert.Equal(("1", "photo.added"), (first!.Id, first.Type));
        var data = JsonNode.Parse(first.Data!)!;
        Assert.Equal((1, "photo.added", ids[0].ToString(), 1), ((int)data["change"]!, (string)data["type"]!, (string)data["photoId"]!, (int)data["number"]!));
        Assert.Equal("2", second!.Id);
        Assert.Equal("album.created", (await theirs.NextAsync())!.Type);
    }

    [Fact]
    public async Task Reconnecting_replays_what_was_missed_and_goes_on()
    {
        await LibraryRows.AddAsync(_server, _owner, 450, _day);

        using var events = await EventReader.OpenAsync(_owner, lastEventId: "3");
        for (var expected = 4; expected <= 450; expected++)
            Assert.Equal($"{expected}", (await events.NextAsync())!.Id);
        await LibraryRows.AddAsync(_server, _owner, 1, _day);

        Assert.Equal("451", (await events.NextAsync())!.Id);
    }

    [Theory]
    [InlineData("17")]
    public async Task Who_is_ahead_is_told_to_read_everything_again(string lastEventId)
    {
        await LibraryRows.AddAsync(_server, _owner, 2, _day);

        using var events = await EventReader.OpenAsync(_owner, lastEventId: lastEventId);

        Assert.Equal(new ServerEvent("2", "resync", "{}", null), await events.NextAsync());
        await LibraryRows.AddAsync(_server, _owner, 1, _day);
        Assert.Equal("3", (await events.NextAsync())!.Id);
    }

    [Fact]
    public async Task Who_is_too_far_behind_is_told_to_read_everything_again()
    {
        await LibraryRows.AddAsync(_server, _owner, 2002, _day);

        using var events = await EventReader.OpenAsync(_owner, "/api/v1/events?since=1");

        Assert.Equal("resync", (await events.NextAsync())!.Type);
    }

    [Fact]
    public async Task Live_news_have_no_id_and_change_nothing_of_what_is_replayed()
    {
        using var events = await EventReader.OpenAsync(_owner);
        await events.BlockAsync();
        var bus = _server.Services.GetRequiredService<IEventBus>();
        var owner = new UserId(Guid.Parse(_owner.Id));

        await bus.PublishAsync(new LibraryEvent(owner, "upload.progress", 0, """{"done":5}"""), default);
        await LibraryRows.AddAsync(_server, _owner, 1, _day);

        Assert.Equal(new ServerEvent(null, "upload.progress", """{"done":5}""", null), await events.NextAsync());
        Assert.Equal("1", (await events.NextAsync())!.Id);
    }

    [Fact]
    public async Task The_stream_is_flushed_at_once_not_compressed_and_beats()
    {
        using var events = await EventReader.OpenAsync(_owner);

        Assert.Equal("text/event-stream", events.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Empty(events.Answer.Content.Headers.ContentEncoding);
        await events.BlockAsync();
        Assert.Equal("", (await events.BlockAsync())!.Comment);
        Assert.Equal("", (await events.BlockAsync())!.Comment);
    }

    [Fact]
    public async Task A_revoked_session_hears_no_more_after_the_next_heartbeat()
    {
        using var events = await EventReader.OpenAsync(_owner);
        await events.BlockAsync();

        await _owner.PostAsync("/api/v1/auth/logout");

        Assert.Null(await events.NextAsync());
    }

    [Fact]
    public async Task Polling_tells_the_same()
    {
        var ids = await LibraryRows.AddAsync(_server, _owner, 3, _day);
        var album = Guid.NewGuid();
        await LibraryRows.SayAsync(_server, _owner, "album.created", album);

        var first = (await _owner.GetAsync("/api/v1/changes?since=1&limit=2")).Data;
        var second = (await _owner.GetAsync("/api/v1/changes?since=3")).Data;

        Assert.Equal([2, 3], first["changes"]!.AsArray().Select(change => (int)change!["change"]!));
        Assert.Equal(ids[1].ToString(), (string)first["changes"]![0]!["photoId"]!);
        Assert.Equal((4, true, false), ((int)first["head"]!, (bool)first["hasMore"]!, (bool)first["resync"]!));
        Assert.Equal(album.ToString(), (string)second["changes"]![0]!["subjectId"]!);
        Assert.False((bool)second["hasMore"]!);
        Assert.True((bool)(await _owner.GetAsync("/api/v1/changes?since=99")).Data["resync"]!);
    }

    [Fact]
    public async Task Changes_are_in_the_journal_after_an_orderly_end()
    {
        await LibraryRows.AddAsync(_server, _owner, 3, _day);

        await _server.RestartAsync();

        var journal = Directory.GetFiles(Path.Combine(_server.DataFolder, "originals", _owner.Id, ".journal")).Single();
        Assert.Equal(3, File.ReadAllLines(journal).Length);
    }
}
