using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Folders;
using PhotoGrid.Server.Tests.Videos;

namespace PhotoGrid.Server.Tests.Folders;

/// <summary>Looks through real folders, one look at a time: the worker has none of its own here.</summary>
public sealed class FolderTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("photogrid-folder-").FullName;
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
        if (Directory.Exists(_root))
            Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData(FolderMode.Copy)]
    [InlineData(FolderMode.Reference)]
    public async Task Photos_of_a_folder_come_in_once_and_their_bytes_go_out_as_they_were(FolderMode mode)
    {
        Put("a.png", 1);
        Put("2024/b.png", 2);
        Put("2024/again.png", 2);
        Put("2024/@eaDir/b.png", 3);
        Put(".hidden/c.png", 4);
        Write("notes.txt", "no photo"u8.ToArray());
        Write("liar.png", "no photo either"u8.ToArray());

        var first = await LookAsync(mode);
        var second = await LookAsync(mode);

        Assert.Equal((3, 1, 0), (first.Taken, first.Refused, first.Waiting));
        Assert.Equal((0, 0, 0), (second.Taken, second.Refused, second.Moved));
        var photos = await PhotosAsync();
        Assert.Equal(2, photos.Count);
        foreach (var photo in photos)
        {
            var seed = (string)photo!["filename"]! == "a.png" ? 1 : 2;
            Assert.Equal(TestPhotos.Png(seed), await _owner.Http.GetByteArrayAsync((string)photo["urls"]!["original"]!));
            Assert.Equal("modified", (string)photo["takenAtSource"]!);
        }

        Assert.Equal(mode == FolderMode.Copy, await StoredFilesAsync() > 0);
    }

    [NeedsFfmpegTheory]
    [InlineData("IMG_0001.JPG", "IMG_0001.MOV")]
    [InlineData("b.JPG", "a.MOV")] // the moving half is found first
    public async Task A_live_pair_that_stays_in_its_folder_is_one_photo_and_loses_half_without_going(string stillName, string videoName)
    {
        const string id = "A7E2C1F0-4F89-11D3-9A0C-0305E82C3301";
        var still = new TestExif { TakenAt = "2024:05:06 07:08:09", Offset = "+02:00", ContentId = id }.Into(TestVideos.Make("a.jpg", "-frames:v 1", "testsrc=size=96x72"));
        var video = TestVideos.Make("a.mov",
            $"-c:v mpeg4 -movflags use_metadata_tags -metadata com.apple.quicktime.creationdate=2024-05-06T07:08:10+0200 -metadata com.apple.quicktime.content.identifier={id}",
            "testsrc=size=64x48:rate=5:duration=3");
        Write(stillName, still);
        Write(videoName, video);
        await LookAsync(FolderMode.Reference);

        var photo = (await PhotosAsync()).Single()!;
        var motion = (string)photo["urls"]!["video"]!;
        using var range = new HttpRequestMessage(HttpMethod.Get, motion);
        range.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(5, 20);
        using var part = await _owner.Http.SendAsync(range);
        File.Delete(Path.Combine(_root, videoName));
        var lost = await LookAsync(FolderMode.Reference);

        Assert.Equal(("photo", stillName, TestPhotos.HashOf(still)), ((string)photo["kind"]!, (string)photo["filename"]!, (string)photo["sha256"]!));
        Assert.Equal(still, await _owner.Http.GetByteArrayAsync((string)photo["urls"]!["original"]!));
        Assert.Equal(video[5..21], await part.Content.ReadAsByteArrayAsync());
        Assert.Empty(lost.Gone);
        Assert.Single(await PhotosAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _owner.GetAsync(motion)).Status);
        // Sent by the phone, the half that the folder lost is kept.
        Assert.Equal("duplicate", (string)(await _owner.UploadAsync(video, videoName)).Data["status"]!);
        Assert.Equal(video, await _owner.Http.GetByteArrayAsync(motion));
        Assert.Equal(video.Length, (long)(await _owner.GetAsync("/api/v1/me/storage")).Data["used"]!);
    }

    [Fact]
    public async Task A_range_of_a_file_that_stays_where_it_is()
    {
        Put("a.png", 1);
        await LookAsync(FolderMode.Reference);
        using var request = new HttpRequestMessage(HttpMethod.Get, (string)(await PhotosAsync())[0]!["urls"]!["original"]!);
        request.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(5, 20);

        using var answer = await _owner.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(TestPhotos.Png(1)[5..21], await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_file_that_was_just_written_to_is_left_for_the_next_look()
    {
        Put("a.png", 1);
        File.SetLastWriteTimeUtc(Path.Combine(_root, "a.png"), DateTime.UtcNow);

        var outcome = await LookAsync(FolderMode.Copy);

        Assert.Equal((0, 1), (outcome.Taken, outcome.Waiting));
        Assert.Empty(await PhotosAsync());
    }

    [Fact]
    public async Task What_is_moved_stays_the_same_photo()
    {
        for (var i = 0; i < 30; i++)
            Put($"{i}.png", i);
        await LookAsync(FolderMode.Reference, album: "From the NAS");
        var before = await PhotosAsync();
        var loved = (string)before[7]!["id"]!;
        await _owner.DataAsync(HttpMethod.Put, $"/api/v1/photos/{loved}", new JsonObject { ["isFavorite"] = true, ["description"] = "Kept" });
        var jobs = await JobsAsync();

        // Every file gets another folder and another name, and two change places.
        Directory.CreateDirectory(Path.Combine(_root, "sorted/deep"));
        for (var i = 0; i < 30; i++)
            File.Move(Path.Combine(_root, $"{i}.png"), Path.Combine(_root, $"sorted/deep/{(i + 1) % 30}.png"));
        var outcome = await LookAsync(FolderMode.Reference, album: "From the NAS");

        Assert.Equal(("here", 0, 30, 0), (outcome.State, outcome.Taken, outcome.Moved, outcome.Gone.Count));
        var after = await PhotosAsync();
        Assert.Equal(before.Select(photo => (string)photo!["id"]!), after.Select(photo => (string)photo!["id"]!));
        var photo = (await _owner.GetAsync($"/api/v1/photos/{loved}")).Data;
        Assert.Equal((true, "Kept"), ((bool)photo["isFavorite"]!, (string)photo["description"]!));
        Assert.Equal(30, (long)(await _owner.GetAsync("/api/v1/albums")).Data["albums"]![0]!["photoCount"]!);
        Assert.Equal(jobs, await JobsAsync());
        foreach (var one in after)
            Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync((string)one!["urls"]!["original"]!)).Status);
    }

    [Fact]
    public async Task Two_files_that_change_places_keep_their_photos()
    {
        Put("a.png", 1);
        Put("b.png", 2);
        await LookAsync(FolderMode.Reference);
        File.Move(Path.Combine(_root, "a.png"), Path.Combine(_root, "x"));
        File.Move(Path.Combine(_root, "b.png"), Path.Combine(_root, "a.png"));
        File.Move(Path.Combine(_root, "x"), Path.Combine(_root, "b.png"));
        // Their sizes and times differ, or no listing could tell.
        File.SetLastWriteTimeUtc(Path.Combine(_root, "b.png"), DateTime.UtcNow.AddDays(-5));
        File.SetLastWriteTimeUtc(Path.Combine(_root, "a.png"), DateTime.UtcNow.AddDays(-6));

        var outcome = await LookAsync(FolderMode.Reference);

        Assert.Equal((0, 2), (outcome.Taken, outcome.Moved));
        foreach (var photo in await PhotosAsync())
            Assert.Equal(TestPhotos.Png((string)photo!["filename"]! == "a.png" ? 1 : 2), await _owner.Http.GetByteArrayAsync((string)photo["urls"]!["original"]!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folder_that_is_away_is_offline_and_loses_nothing(bool leavesItsMountPoint)
    {
        Put("a.png", 1);
        Put("b.png", 2);
        await LookAsync(FolderMode.Reference);
        var original = (string)(await PhotosAsync())[0]!["urls"]!["original"]!;
        var elsewhere = _root + ".away";

        for (var turn = 0; turn < 20; turn++)
        {
            Directory.Move(_root, elsewhere);
            if (leavesItsMountPoint)
                Directory.CreateDirectory(_root);
            Assert.Equal("offline", (await LookAsync(FolderMode.Reference)).State);
            Assert.Equal(2, (await PhotosAsync()).Count);
            var away = await _owner.GetAsync(original);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "UNAVAILABLE"), (away.Status, away.Code));

            if (leavesItsMountPoint)
                Directory.Delete(_root);
            Directory.Move(elsewhere, _root);
            Assert.Equal("here", (await LookAsync(FolderMode.Reference)).State);
            Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync(original)).Status);
        }

        Assert.Empty((await _owner.GetAsync("/api/v1/photos?filter=trash")).Data["photos"]!.AsArray());
    }

    [Fact]
    public async Task A_file_that_is_deleted_is_missing_its_photo_stays_and_takes_it_back()
    {
        Put("a.png", 1);
        Put("b.png", 2);
        await LookAsync(FolderMode.Reference);
        var photo = (await PhotosAsync()).Single(one => (string)one!["filename"]! == "a.png")!;
        File.Delete(Path.Combine(_root, "a.png"));

        var gone = await LookAsync(FolderMode.Reference);

        Assert.Equal(("here", 1), (gone.State, gone.Gone.Count));
        Assert.Equal(2, (await PhotosAsync()).Count);
        Assert.Equal("UNAVAILABLE", (await _owner.GetAsync((string)photo["urls"]!["original"]!)).Code);

        Put("restored/from-backup.png", 1);
        var back = await LookAsync(FolderMode.Reference);
        Assert.Equal((0, 1), (back.Taken, back.Moved));
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync((string)photo["urls"]!["original"]!)).Status);
    }

    [Fact]
    public async Task A_copy_elsewhere_in_the_folder_takes_the_place_of_a_deleted_file()
    {
        Put("a.png", 1);
        Put("copy/a.png", 1);
        Put("b.png", 2);
        await LookAsync(FolderMode.Reference);
        var photo = (await PhotosAsync()).Single(one => (string)one!["filename"]! == "a.png")!;
        var shownFrom = Directory.GetFiles(_root, "a.png", SearchOption.AllDirectories);

        foreach (var path in shownFrom.Take(1))
            File.Delete(path);
        Assert.Empty((await LookAsync(FolderMode.Reference)).Gone);
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync((string)photo["urls"]!["original"]!)).Status);
    }

    [Fact]
    public async Task Another_picture_under_the_same_name_is_another_photo()
    {
        Put("a.png", 1);
        await LookAsync(FolderMode.Reference);
        var former = (await PhotosAsync())[0]!;
        Put("a.png", 2, daysAgo: 3);

        var outcome = await LookAsync(FolderMode.Reference);

        Assert.Equal(1, outcome.Taken);
        Assert.Equal(2, (await PhotosAsync()).Count);
        // Never the wrong bytes under a photo's name.
        Assert.Equal("UNAVAILABLE", (await _owner.GetAsync((string)former["urls"]!["original"]!)).Code);
    }

    [Fact]
    public async Task Erasing_a_photo_leaves_the_file_alone_and_the_next_look_does_not_bring_it_back()
    {
        Put("a.png", 1);
        Put("b.png", 2);
        await LookAsync(FolderMode.Reference);
        var photo = (string)(await PhotosAsync()).Single(one => (string)one!["filename"]! == "a.png")!["id"]!;
        await _owner.DeleteAsync($"/api/v1/photos/{photo}");
        await _owner.DeleteAsync("/api/v1/trash");

        var outcome = await LookAsync(FolderMode.Reference);

        Assert.Equal(0, outcome.Taken);
        Assert.Single(await PhotosAsync());
        Assert.Equal(TestPhotos.Png(1), await File.ReadAllBytesAsync(Path.Combine(_root, "a.png")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("skip")]
    public async Task The_same_bytes_sent_by_a_phone_are_kept_though_a_folder_has_them(string? onDuplicate)
    {
        Put("a.png", 1);
        await LookAsync(FolderMode.Reference);
        var known = (await PhotosAsync())[0]!;
        var bytes = TestPhotos.Png(1);
        var init = new JsonObject { ["sha256"] = ContentHash.Of(bytes).ToString() };
        if (onDuplicate is not null)
            init["onDuplicate"] = onDuplicate;

        var answer = await _owner.UploadAsync(bytes, "a.png", init);
        Directory.Delete(_root, recursive: true);
        await LookAsync(FolderMode.Reference);

        Assert.Equal(("duplicate", (string)known["id"]!), ((string)answer.Data["status"]!, (string)answer.Data["photo"]!["id"]!));
        Assert.Equal(1, await StoredFilesAsync());
        Assert.Equal(bytes, await _owner.Http.GetByteArrayAsync((string)known["urls"]!["original"]!));
    }

    private void Put(string path, int seed, int daysAgo = 2) => Write(path, TestPhotos.Png(seed), daysAgo);

    private void Write(string path, byte[] content, int daysAgo = 2)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        File.SetLastWriteTimeUtc(full, DateTime.UtcNow.AddDays(-daysAgo));
    }

    private Task<ScanOutcome> LookAsync(FolderMode mode, string? album = null) => _server.Services.GetRequiredService<ScanFolder>()
        .RunAsync(new UserId(Guid.Parse(_owner.Id)), new WatchedFolder(_root, "owner@example.org", mode, album), believe: false, CancellationToken.None);

    private async Task<JsonArray> PhotosAsync() => (await _owner.GetAsync("/api/v1/photos?limit=200")).Data["photos"]!.AsArray();

    private async Task<int> StoredFilesAsync() => await Task.FromResult(
        Directory.Exists(Path.Combine(_server.DataFolder, "originals", _owner.Id))
            ? Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals", _owner.Id), "*.png", SearchOption.AllDirectories).Count() : 0);

    private async Task<long> JobsAsync()
    {
        var changes = (await _owner.GetAsync("/api/v1/changes?since=0&limit=1000")).Data["changes"]!.AsArray();
        return changes.Count(change => (string)change!["type"]! is "photo.added" or "photo.deleted");
    }
}
