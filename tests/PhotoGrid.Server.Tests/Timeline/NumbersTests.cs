using System.Net;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Server.Tests.Timeline;

public sealed class NumbersTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _newYear = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private TestServer _server = null!;
    private ApiClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SetUpAsync();
        // Six photos, a day apart, number 1 the oldest.
        var names = new[] { "IMG_10.jpg", "IMG_9.jpg", "img_2.jpg", "a.mp4", "IMG_010.jpg", "b.jpg" };
        for (var i = 0; i < names.Length; i++)
        {
            var n = i;
            await LibraryRows.AddAsync(_server, _owner, 1, _newYear.AddDays(i), photo => photo with
            {
                Filename = names[n],
                MimeType = n == 3 ? "video/mp4" : "image/jpeg",
                IsVideo = n == 3,
                IsFavorite = n is 1 or 3,
                Size = 1000 - (100 * (n % 3)),
                Width = 100 + n,
                Camera = n < 2 ? new Camera("Canon", "Canon EOS 450D", null, null, null, null, null) : n < 4 ? new Camera("Apple", "iPhone 13 Pro", null, null, null, null, null) : photo.Camera,
            });
        }

        await LibraryRows.AddAsync(_server, _owner, 1, _newYear, photo => photo with { IsArchived = true, IsFavorite = true });
        await LibraryRows.AddAsync(_server, _owner, 1, _newYear, photo => photo with { DeletedAtMs = 1 });
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("", "6 5 4 3 2 1")]
    [InlineData("sort=date_asc", "1 2 3 4 5 6")]
    [InlineData("sort=added_asc&favorite=true", "2 4")]
    [InlineData("favorite=false&kind=photo", "6 5 3 1")]
    [InlineData("kind=video", "4")]
    [InlineData("from=2024-01-02&to=2024-01-04", "3 2")]
    [InlineData("from=2024-01-02T00:00:01", "6 5 4 3")]
    [InlineData("camera=canon%20eos%20450d", "2 1")]
    [InlineData("camera=Apple%20iPhone%2013%20Pro&sort=date_asc", "3 4")]
    [InlineData("camera=Leica", "")]
    [InlineData("place=Nowhere", "")]
    [InlineData("sort=camera_asc", "4 3 2 1 6 5")]
    [InlineData("sort=camera_desc", "2 1 4 3 6 5")]
    [InlineData("sort=place_asc", "6 5 4 3 2 1")]
    [InlineData("sort=name_asc", "4 6 3 2 5 1")]
    [InlineData("sort=size_desc", "4 1 5 2 6 3")]
    [InlineData("sort=size_asc&kind=photo", "6 3 5 2 1")]
    [InlineData("sort=pixels_desc", "6 5 4 3 2 1")]
    [InlineData("sort=pixels_asc", "1 2 3 4 5 6")]
    public async Task The_timeline_is_filtered_and_sorted(string query, string expected)
    {
        Assert.Equal(expected, string.Join(' ', await NumbersAsync(query)));
    }

    [Fact]
    public async Task Names_backwards_are_the_names_backwards_and_equal_ones_stay_as_in_the_timeline()
    {
        Assert.Equal([5, 1, 2, 3, 6, 4], await NumbersAsync("sort=name_desc"));
    }

    [Theory]
    [InlineData("sort=beauty")]
    [InlineData("kind=sculpture")]
    [InlineData("favorite=perhaps")]
    [InlineData("from=yesterday")]
    [InlineData("to=2024-13-01")]
    public async Task What_it_does_not_know_is_refused(string query)
    {
        var answer = await _owner.GetAsync($"/api/v1/timeline/numbers?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("VALIDATION_FAILED", answer.Code);
    }

    [Fact]
    public async Task An_unchanged_list_is_not_sent_twice_and_a_stranger_has_another()
    {
        using var stranger = await _server.AddUserAsync(_owner);
        var first = await _owner.GetAsync("/api/v1/timeline/numbers?kind=video");
        var tag = first.Message.Headers.ETag!.ToString();

        var again = await _owner.GetAsync("/api/v1/timeline/numbers?kind=video", ("If-None-Match", tag));
        var theirs = await stranger.GetAsync("/api/v1/timeline/numbers?kind=video", ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Equal(HttpStatusCode.OK, theirs.Status);
        Assert.Empty(Decode(await theirs.Message.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task Facets_count_what_the_timeline_shows()
    {
        var facets = (await _owner.GetAsync("/api/v1/timeline/facets")).Data;

        Assert.Equal(
            """{"photos":5,"videos":1,"favorites":2,"cameras":[{"name":"Apple iPhone 13 Pro","count":2},{"name":"Canon EOS 450D","count":2}],"cities":[],"countries":[]}""",
            facets.ToJsonString());
    }

    [Fact]
    public async Task Photos_are_read_by_their_numbers_and_those_that_are_not_there_are_left_out()
    {
        using var stranger = await _server.AddUserAsync(_owner);

        var photos = (await _owner.GetAsync("/api/v1/photos/by-number?numbers=2,4,99")).Data["photos"]!.AsArray();

        Assert.Equal([2, 4], photos.Select(photo => (int)photo!["number"]!).Order());
        Assert.Equal("a.mp4", photos.Select(photo => photo!).Single(photo => (int)photo["number"]! == 4)["filename"]!.ToString());
        Assert.Empty((await stranger.GetAsync("/api/v1/photos/by-number?numbers=2,4")).Data["photos"]!.AsArray());
        foreach (var wrong in new[] { "", "x", "1,,2", "-1", string.Join(',', Enumerable.Range(1, 201)) })
            Assert.Equal(HttpStatusCode.BadRequest, (await _owner.GetAsync($"/api/v1/photos/by-number?numbers={wrong}")).Status);
    }

    private async Task<List<int>> NumbersAsync(string query)
    {
        var answer = await _owner.GetAsync($"/api/v1/timeline/numbers?{query}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return Decode(await answer.Message.Content.ReadAsByteArrayAsync());
    }

    private static List<int> Decode(byte[] bytes)
    {
        Assert.Equal("PGN1"u8.ToArray(), bytes[..4]);
        var at = 4;
        Varint();
        var count = (int)Varint();
        var (numbers, number) = (new List<int>(), 0L);
        for (var i = 0; i < count; i++)
        {
            var value = Varint();
            numbers.Add((int)(number += (value >> 1) ^ -(value & 1)));
        }

        Assert.Equal(bytes.Length, at);
        return numbers;

        long Varint()
        {
            var (value, shift) = (0L, 0);
            for (; bytes[at] >= 0x80; shift += 7)
                value |= (long)(bytes[at++] & 0x7F) << shift;
            return value | ((long)bytes[at++] << shift);
        }
    }
}
