using System.IO.Compression;
using System.Net;
using PhotoGrid.Library;

namespace PhotoGrid.Server.Tests.Timeline;

public sealed class TimelineTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _newYear = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SetUpAsync();
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Months_are_counted_newest_first_without_archive_and_trash()
    {
        await LibraryRows.AddAsync(_server, _owner, 4, _newYear.AddHours(-2));
        await LibraryRows.AddAsync(_server, _owner, 1, _newYear, photo => photo with { IsArchived = true });
        await LibraryRows.AddAsync(_server, _owner, 1, _newYear, photo => photo with { DeletedAtMs = 1 });

        var answer = await _owner.GetAsync("/api/v1/timeline");

        Assert.Equal("""{"months":[{"month":"2024-01","count":2},{"month":"2023-12","count":2}],"total":4}""", answer.Data.ToJsonString());
    }

    [Fact]
    public async Task The_geometry_is_the_same_in_every_coding_and_is_not_sent_twice()
    {
        await LibraryRows.AddAsync(_server, _owner, 500, _newYear);

        var (plain, etag) = await GeometryAsync("identity");
        var (brotli, _) = await GeometryAsync("gzip;q=0.5, br");
        var (gzip, _) = await GeometryAsync("br;q=0, gzip");
        var again = await _owner.GetAsync("/api/v1/timeline/geometry", ("If-None-Match", etag), ("Accept-Encoding", "br"));

        Assert.Equal("PGG3"u8.ToArray(), plain[..4]);
        Assert.Equal(plain, Unpack(new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress)));
        Assert.Equal(plain, Unpack(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress)));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Empty(await again.Message.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_change_gives_the_geometry_another_tag_and_other_bytes()
    {
        await LibraryRows.AddAsync(_server, _owner, 2, _newYear);
        var (before, etag) = await GeometryAsync("identity");

        await LibraryRows.AddAsync(_server, _owner, 1, _newYear);
        var (after, other) = await GeometryAsync("identity");

        Assert.NotEqual(etag, other);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task Everyone_sees_their_own_timeline_and_nobody_none()
    {
        await LibraryRows.AddAsync(_server, _owner, 3, _newYear);
        using var stranger = await _server.AddUserAsync(_owner);
        using var nobody = _server.Anonymous();

        Assert.Equal(0, (int)(await stranger.GetAsync("/api/v1/timeline")).Data["total"]!);
        Assert.Empty((await stranger.GetAsync("/api/v1/timeline/hashes")).Data["hashes"]!.AsArray());
        foreach (var path in new[] { "/api/v1/timeline", "/api/v1/timeline/geometry", "/api/v1/timeline/hashes", "/api/v1/changes", "/api/v1/events" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Hashes_come_by_position_with_null_for_what_is_not_processed()
    {
        await LibraryRows.AddAsync(_server, _owner, 4, _newYear, photo => photo.Number == 2 ? photo with { Blurhash = null, Processing = Processing.Pending } : photo);

        var data = (await _owner.GetAsync("/api/v1/timeline/hashes?from=1&count=2")).Data;

        Assert.Equal("""{"from":1,"change":4,"hashes":["hash-3",null]}""", data.ToJsonString());
        Assert.Single((await _owner.GetAsync("/api/v1/timeline/hashes?from=3&count=9")).Data["hashes"]!.AsArray());
    }

    [Theory]
    [InlineData("/api/v1/timeline/hashes?from=-1")]
    [InlineData("/api/v1/timeline/hashes?count=0")]
    [InlineData("/api/v1/timeline/hashes?count=1025")]
    [InlineData("/api/v1/timeline/hashes?from=x")]
    [InlineData("/api/v1/changes?since=-1")]
    [InlineData("/api/v1/changes?limit=1001")]
    [InlineData("/api/v1/changes?since=99999999999999999999")]
    public async Task Wrong_numbers_are_refused(string path)
    {
        var answer = await _owner.GetAsync(path);

        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_FAILED"), (answer.Status, answer.Code));
    }

    private async Task<(byte[] Bytes, string ETag)> GeometryAsync(string coding)
    {
        var answer = await _owner.GetAsync("/api/v1/timeline/geometry", ("Accept-Encoding", coding));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (await answer.Message.Content.ReadAsByteArrayAsync(), answer.Message.Headers.ETag!.ToString());
    }

    private static byte[] Unpack(Stream packed)
    {
        var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
