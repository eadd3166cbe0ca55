using System.Net;

namespace PhotoGrid.Server.Tests.Dav;

/// <summary>Files that are no photos, as their owner meets them beside the library: listed, fetched, to the trash, back, and gone.</summary>
public sealed class KeptFileTests : DavFixture
{
    [Fact]
    public async Task They_are_listed_newest_first_with_path_and_hash_and_come_back_as_attachments()
    {
        await Dav.MakeFolderAsync("/dav/trip");
        await Dav.PutAsync("/dav/trip/notes %26 more.txt", "first");
        await Dav.PutAsync("/dav/photo.png", TestPhotos.Png(1));
        await Dav.PutAsync("/dav/b.txt", "second");
        await Dav.PutAsync("/dav/c.txt", "third");

        var page = await Owner.GetAsync("/api/v1/files?limit=2");
        var rest = await Owner.GetAsync($"/api/v1/files?limit=2&cursor={page.Data["cursor"]}");
        var notes = rest.Data["files"]![0]!;
        var content = await Owner.Http.GetAsync((string)notes["urls"]!["content"]!);

        Assert.Equal(["c.txt", "b.txt"], page.Data["files"]!.AsArray().Select(file => (string)file!["name"]!));
        Assert.Equal((3, true, false), ((int)page.Json!["meta"]!["total"]!, (bool)page.Data["hasMore"]!, (bool)rest.Data["hasMore"]!));
        Assert.Equal(("/trip/notes & more.txt", 5, TestPhotos.HashOf("first"u8.ToArray())),
            ((string)notes["path"]!, (int)notes["size"]!, (string)notes["sha256"]!));
        Assert.Equal("first", await content.Content.ReadAsStringAsync());
        Assert.Equal("attachment", content.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("default-src 'none'; sandbox", content.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(HttpStatusCode.BadRequest, (await Owner.GetAsync("/api/v1/files?filter=none")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Owner.GetAsync("/api/v1/files?cursor=abc")).Status);
    }

    [Fact]
    public async Task What_a_client_deletes_or_replaces_is_in_the_trash_and_comes_back_to_its_folder()
    {
        await Dav.MakeFolderAsync("/dav/trip");
        await Dav.PutAsync("/dav/trip/a.txt", "first");
        await Dav.PutAsync("/dav/trip/a.txt", "second");
        await Dav.DeleteAsync("/dav/trip");

        var trash = (await Owner.GetAsync("/api/v1/files?filter=trash")).Data["files"]!.AsArray();
        Assert.Equal(["/trip/a.txt", "/trip/a.txt"], trash.Select(file => (string)file!["path"]!));
        Assert.Equal("second", await Owner.Http.GetStringAsync((string)trash[0]!["urls"]!["content"]!));
        Assert.Equal("firstsecond".Length, await UsedAsync());
        foreach (var file in trash.Reverse())
            Assert.Equal(HttpStatusCode.OK, (await Owner.PostAsync($"/api/v1/files/{file!["id"]}/restore")).Status);

        Assert.Equal(["/dav/trip/", "/dav/trip/a%20%281%29.txt", "/dav/trip/a.txt"], (await Dav.ListAsync("/dav/trip")).Paths.Order(StringComparer.Ordinal));
        Assert.Equal("first", (await Dav.GetAsync("/dav/trip/a.txt")).Text);
        Assert.Equal("second", (await Dav.GetAsync("/dav/trip/a%20%281%29.txt")).Text);
        Assert.Equal(0, (int)(await Owner.GetAsync("/api/v1/files?filter=trash")).Json!["meta"]!["total"]!);
    }

    [Fact]
    public async Task Emptying_the_trash_erases_bytes_that_nothing_else_shows_and_only_those()
    {
        await Dav.PutAsync("/dav/a.txt", "shared bytes");
        await Dav.CarryAsync("COPY", "/dav/a.txt", "/dav/b.txt");
        await Dav.PutAsync("/dav/c.txt", "own bytes");
        await Dav.DeleteAsync("/dav/a.txt");
        await Dav.DeleteAsync("/dav/c.txt");
        await Dav.PutAsync("/dav/photo.png", TestPhotos.Png(2));
        await Dav.DeleteAsync("/dav/photo.png");

        var emptied = await Owner.DeleteAsync("/api/v1/trash");

        Assert.Equal(3, (int)emptied.Data["count"]!);
        Assert.Equal("shared bytes".Length, await UsedAsync());
        Assert.Equal("shared bytes", (await Dav.GetAsync("/dav/b.txt")).Text);
        var originals = Directory.EnumerateFiles(Path.Combine(Server.DataFolder, "originals", Owner.Id), "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/.journal/", StringComparison.Ordinal));
        Assert.Single(originals);
    }

    [Fact]
    public async Task A_file_goes_by_the_api_as_it_does_by_webdav()
    {
        await Dav.PutAsync("/dav/a.txt", "text");
        var id = (string)(await Owner.GetAsync("/api/v1/files")).Data["files"]![0]!["id"]!;

        var deleted = await Owner.DeleteAsync($"/api/v1/files/{id}");

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Dav.GetAsync("/dav/a.txt")).Status);
        Assert.NotNull((await Owner.GetAsync($"/api/v1/files/{id}")).Data["deletedAt"]);
        Assert.Equal(HttpStatusCode.NoContent, (await Owner.DeleteAsync($"/api/v1/files/{id}")).Status);
        Assert.Equal("FILE_NOT_FOUND", (await Owner.GetAsync($"/api/v1/files/{Guid.NewGuid()}")).Code);
    }

    [Fact]
    public async Task The_feed_tells_of_them_and_forgets_what_was_erased()
    {
        await Dav.PutAsync("/dav/secret plan.txt", "text");
        await Dav.DeleteAsync("/dav/secret%20plan.txt");
        await Owner.DeleteAsync("/api/v1/trash");

        var changes = (await Owner.GetAsync("/api/v1/changes?since=0")).Data["changes"]!.AsArray();
        await Server.StopAsync(); // The journal is written by then.

        Assert.Equal(["file.added", "file.deleted", "file.erased"], changes.Select(change => (string)change!["type"]!));
        var journal = Directory.EnumerateFiles(Path.Combine(Server.DataFolder, "originals", Owner.Id, ".journal"), "*.jsonl").Select(File.ReadAllText);
        Assert.DoesNotContain("secret plan", string.Concat(journal));
        Assert.Contains("file.erased", string.Concat(journal));
    }

    [Fact]
    public async Task They_go_from_the_trash_with_its_days()
    {
        await Dav.PutAsync("/dav/a.txt", "text");
        await Dav.DeleteAsync("/dav/a.txt");
        var house = (PhotoGrid.Maintenance.KeepHouse)Server.Services.GetService(typeof(PhotoGrid.Maintenance.KeepHouse))!;
        var owner = PhotoGrid.Foundation.UserId.TryParse(Owner.Id, out var id) ? id : default;

        Server.Clock.Advance(TimeSpan.FromDays(29));
        await house.RunAsync(owner, default);
        Assert.Equal(4, await UsedAsync(await Server.SignInAsync("owner@example.org")));
        Server.Clock.Advance(TimeSpan.FromDays(2));
        await house.RunAsync(owner, default);
        Assert.Equal(0, await UsedAsync(await Server.SignInAsync("owner@example.org")));
    }

    private static async Task<long> UsedAsync(ApiClient client)
    {
        using (client)
            return (long)(await client.GetAsync("/api/v1/me/storage")).Data["used"]!;
    }
}
