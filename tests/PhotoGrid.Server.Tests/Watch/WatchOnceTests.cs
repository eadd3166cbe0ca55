using System.Text;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Watch;

/// <summary>One pass of <c>photogrid watch</c> through a folder, against a real server.</summary>
public sealed class WatchOnceTests
{
    [Fact]
    public async Task Every_file_is_accounted_for_and_none_is_sent_twice()
    {
        await using var desktop = await Watching.StartAsync();
        desktop.Put("a.png", TestPhotos.Png(1));
        desktop.Put("trip/b.png", TestPhotos.Png(2));
        desktop.Put("trip/again.png", TestPhotos.Png(2));
        desktop.Put("trip/b.xmp", Encoding.UTF8.GetBytes(TestXmp.Packet("<dc:description>Sea</dc:description>")));
        desktop.Put("notes.txt", "no photo"u8.ToArray());
        desktop.Put("liar.png", "no photo either"u8.ToArray());
        desktop.Put("empty.png", []);
        desktop.Put("@eaDir/b.png", TestPhotos.Png(3));
        await desktop.Owner.UploadAsync(TestPhotos.Png(1));

        var first = await desktop.OnceAsync();
        var up = desktop.Relay.BytesUp;
        var second = await desktop.OnceAsync();

        Assert.Equal("7 1 2 1 1 2", first.Account);
        Assert.Equal("7 0 3 1 1 2", second.Account);
        Assert.Equal((1, 1), (first.Code, second.Code)); // Two files should have been photos.
        Assert.Equal("left", (string)first.Files["liar.png"].Single()["outcome"]!);
        Assert.Contains("empty", (string)second.Files["empty.png"].Single()["reason"]!, StringComparison.Ordinal);
        Assert.Equal("noPhoto", (string)second.Files["notes.txt"].Single()["outcome"]!);
        Assert.True(desktop.Relay.BytesUp - up < 1500, $"{desktop.Relay.BytesUp - up} bytes went up for nothing new");
        Assert.Equal(new HashSet<string> { TestPhotos.HashOf(TestPhotos.Png(1)), TestPhotos.HashOf(TestPhotos.Png(2)) }, await desktop.HashesAsync());
        Assert.Equal(TestPhotos.Png(2), await File.ReadAllBytesAsync(Path.Combine(desktop.Folder, "trip/b.png")));
    }

    [Fact]
    public async Task A_file_that_is_renamed_or_moved_is_not_sent_again()
    {
        await using var desktop = await Watching.StartAsync();
        var path = desktop.Put("a.png", TestPhotos.Png(1, 400, 300));
        await desktop.OnceAsync();
        Directory.CreateDirectory(Path.Combine(desktop.Folder, "sorted"));
        File.Move(path, Path.Combine(desktop.Folder, "sorted/better name.png"));
        var up = desktop.Relay.BytesUp;

        var told = await desktop.OnceAsync();

        Assert.Equal(("1 0 1 0 0 0", 0), (told.Account, told.Code));
        Assert.True(desktop.Relay.BytesUp - up < 1500, "a renamed file was asked about or sent");
        Assert.Single(await desktop.HashesAsync());
    }

    [Fact]
    public async Task A_file_with_new_bytes_is_another_photo()
    {
        await using var desktop = await Watching.StartAsync();
        desktop.Put("a.png", TestPhotos.Png(1));
        await desktop.OnceAsync();
        desktop.Put("a.png", TestPhotos.Png(2, 65));

        Assert.Equal("1 1 0 0 0 0", (await desktop.OnceAsync()).Account);
        Assert.Equal(2, (await desktop.HashesAsync()).Count);
    }

    [Fact]
    public async Task New_photos_and_those_that_are_there_go_into_the_album()
    {
        await using var desktop = await Watching.StartAsync();
        await desktop.Owner.UploadAsync(TestPhotos.Png(1));
        desktop.Put("a.png", TestPhotos.Png(1));
        desktop.Put("b.png", TestPhotos.Png(2));

        var told = await desktop.OnceAsync("--album", "From the desk");

        Assert.Equal(("2 1 1 0 0 0", 0), (told.Account, told.Code));
        var album = Assert.Single((await desktop.Owner.GetAsync("/api/v1/albums")).Data["albums"]!.AsArray())!;
        Assert.Equal(("From the desk", 2), ((string)album["name"]!, (int)album["photoCount"]!));
    }

    [Fact]
    public async Task A_lost_memory_costs_questions_and_no_second_upload()
    {
        await using var desktop = await Watching.StartAsync();
        desktop.Put("a.png", TestPhotos.Png(1));
        await desktop.OnceAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(desktop.State)!, "state.db*"))
            File.Delete(file);

        Assert.Equal("1 0 1 0 0 0", (await desktop.OnceAsync()).Account);
        Assert.Single(await desktop.HashesAsync());
    }

    [Fact]
    public async Task A_server_that_lost_what_it_had_gets_it_again_when_asked_to_check()
    {
        await using var desktop = await Watching.StartAsync();
        desktop.Put("a.png", TestPhotos.Png(1));
        await desktop.OnceAsync();
        var id = (string)(await desktop.Owner.GetAsync("/api/v1/photos")).Data["photos"]![0]!["id"]!;
        await desktop.Owner.DeleteAsync($"/api/v1/photos/{id}");
        await desktop.Owner.DeleteAsync("/api/v1/trash");

        Assert.Equal("1 0 1 0 0 0", (await desktop.OnceAsync()).Account);
        Assert.Empty(await desktop.HashesAsync());
        Assert.Equal("1 1 0 0 0 0", (await desktop.OnceAsync("--recheck")).Account);
        Assert.Single(await desktop.HashesAsync());
    }

    [Fact]
    public async Task A_key_that_is_wrong_or_may_not_upload_is_said_plainly()
    {
        await using var desktop = await Watching.StartAsync();
        desktop.Put("a.png", TestPhotos.Png(1));
        var right = desktop.Key;
        desktop.Key = right[..^4] + "beef";
        var wrong = await desktop.OnceAsync();
        using var reader = await desktop.Server.KeyAsync(desktop.Owner, "read");
        desktop.Key = reader.Bearer!;
        var limited = await desktop.OnceAsync();
        using var uploader = await desktop.Server.KeyAsync(desktop.Owner, "upload");
        desktop.Key = uploader.Bearer!;
        File.Delete(desktop.State);
        var enough = await desktop.OnceAsync();

        Assert.Equal(1, wrong.Code);
        Assert.Contains("does not know this key", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(1, limited.Code);
        Assert.Contains("scope upload", limited.Errors, StringComparison.Ordinal);
        Assert.Equal((0, "1 1 0 0 0 0"), (enough.Code, enough.Account));
    }

    [Fact]
    public async Task A_full_quota_leaves_the_file_by_name_until_there_is_room()
    {
        await using var desktop = await Watching.StartAsync();
        var (small, large) = (TestPhotos.Png(1), TestPhotos.Png(2, 800, 600));
        await desktop.Owner.PutAsync($"/api/v1/users/{desktop.Owner.Id}", new JsonObject { ["quota"] = small.Length + 100 });
        desktop.Put("a.png", small);
        desktop.Put("b.png", large);

        var full = await desktop.OnceAsync();
        await desktop.Owner.PutAsync($"/api/v1/users/{desktop.Owner.Id}", new JsonObject { ["quota"] = 10_000_000 });
        var again = await desktop.OnceAsync();

        Assert.Equal((1, "2 1 0 0 0 1"), (full.Code, full.Account));
        Assert.Equal("left", (string)full.Files["b.png"].Single()["outcome"]!);
        Assert.Equal((0, "2 1 1 0 0 0"), (again.Code, again.Account));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_no_empty_folder()
    {
        await using var desktop = await Watching.StartAsync();
        var told = await desktop.OnceAsync(Path.Combine(Path.GetDirectoryName(desktop.State)!, "unplugged"));

        Assert.Equal(1, told.Code);
        Assert.Equal("left", (string)told.Files["unplugged"].Single()["outcome"]!);
    }
}
