using System.Net;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Dav;

/// <summary>What clients see of photos that came by other doors: folders by date to read, and albums as folders.</summary>
public sealed class DavViewTests : DavFixture
{
    [Fact]
    public async Task Photos_of_other_doors_are_there_by_date_and_those_of_this_door_are_not_shown_twice()
    {
        Assert.Equal(["/dav/"], (await Dav.ListAsync("/dav/")).Paths);
        await Owner.UploadAsync(TestPhotos.Png(1), "IMG_20240501_120000.png");
        await Owner.UploadAsync(TestPhotos.Png(2), "IMG_20240501_120000.png");
        await Owner.UploadAsync(TestPhotos.Png(3), "IMG_20231231_235959.png");
        await Dav.PutAsync("/dav/IMG_20240502_120000.png", TestPhotos.Png(4));

        Assert.Equal(["/dav/", "/dav/IMG_20240502_120000.png", "/dav/photos/"], (await Dav.ListAsync("/dav/")).Paths);
        Assert.Equal(["/dav/photos/", "/dav/photos/2023/", "/dav/photos/2024/"], (await Dav.ListAsync("/dav/photos")).Paths);
        Assert.Equal(["/dav/photos/2024/", "/dav/photos/2024/05/"], (await Dav.ListAsync("/dav/photos/2024/")).Paths);
        Assert.Equal(
            ["/dav/photos/2024/05/", "/dav/photos/2024/05/IMG_20240501_120000.png", "/dav/photos/2024/05/IMG_20240501_120000%20%282%29.png"],
            (await Dav.ListAsync("/dav/photos/2024/05")).Paths);
        Assert.Equal(TestPhotos.Png(2), (await Dav.GetAsync("/dav/photos/2024/05/IMG_20240501_120000%20%282%29.png")).Body);
        Assert.Equal(HttpStatusCode.NotFound, (await Dav.ListAsync("/dav/photos/2024/06")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Dav.ListAsync("/dav/photos/x/y")).Status);
    }

    [Fact]
    public async Task A_view_can_be_read_and_copied_from_and_nothing_else()
    {
        await Owner.UploadAsync(TestPhotos.Png(1), "IMG_20240501_120000.png");
        const string photo = "/dav/photos/2024/05/IMG_20240501_120000.png";

        foreach (var refused in new[]
        {
            await Dav.DeleteAsync(photo), await Dav.DeleteAsync("/dav/photos/2024"), await Dav.DeleteAsync("/dav/photos"),
            await Dav.PutAsync(photo, TestPhotos.Png(2)), await Dav.CarryAsync("MOVE", photo, "/dav/mine.png"),
            await Dav.CarryAsync("MOVE", "/dav/photos", "/dav/mine"), await Dav.XmlAsync("LOCK", photo, "<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>"),
            await Dav.XmlAsync("PROPPATCH", photo, "<D:propertyupdate xmlns:D='DAV:'><D:set><D:prop><x/></D:prop></D:set></D:propertyupdate>"),
        })
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Dav.MakeFolderAsync("/dav/photos")).Status);
        var copied = await Dav.CarryAsync("COPY", "/dav/photos", "/dav/mine");

        Assert.Equal(HttpStatusCode.Created, copied.Status);
        Assert.Equal(TestPhotos.Png(1), (await Dav.GetAsync("/dav/mine/2024/05/IMG_20240501_120000.png")).Body);
        Assert.Equal(TestPhotos.Png(1), (await Dav.GetAsync(photo)).Body);
        Assert.Empty(await TrashAsync());
    }

    [Fact]
    public async Task A_client_may_keep_its_own_files_in_folders_that_a_view_shows()
    {
        await Owner.UploadAsync(TestPhotos.Png(1), "IMG_20240501_120000.png");

        var put = await Dav.PutAsync("/dav/photos/2024/05/mine.png", TestPhotos.Png(2));
        var made = await Dav.MakeFolderAsync("/dav/photos/2024/trip");
        var list = await Dav.ListAsync("/dav/photos/2024/05");
        var deleted = await Dav.DeleteAsync("/dav/photos/2024/05/mine.png");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.NoContent), (put.Status, made.Status, deleted.Status));
        Assert.Equal(["/dav/photos/2024/05/", "/dav/photos/2024/05/mine.png", "/dav/photos/2024/05/IMG_20240501_120000.png"], list.Paths);
        Assert.Equal(["/dav/photos/2024/", "/dav/photos/2024/05/", "/dav/photos/2024/trip/"], (await Dav.ListAsync("/dav/photos/2024")).Paths);
        Assert.Equal(["mine.png"], await TrashAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await Dav.DeleteAsync("/dav/photos/2024")).Status);
    }

    [Fact]
    public async Task An_album_is_a_folder_and_what_is_put_into_it_goes_into_the_album()
    {
        var first = (string)(await Owner.UploadAsync(TestPhotos.Png(1), "one.png")).Data["photo"]!["id"]!;
        var album = await AlbumAsync("Norway / 2024", first);
        const string folder = "/dav/albums/Norway%20_%202024";

        var put = await Dav.PutAsync(folder + "/two.png", TestPhotos.Png(2));
        var known = await Dav.PutAsync(folder + "/again.png", TestPhotos.Png(1));
        await Dav.PutAsync("/dav/three.png", TestPhotos.Png(3));
        var copied = await Dav.CarryAsync("COPY", "/dav/three.png", folder + "/three.png");

        Assert.Equal(HttpStatusCode.Created, put.Status);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (known.Status, copied.Status));
        Assert.Equal([folder + "/", folder + "/again.png", folder + "/three.png", folder + "/two.png"], (await Dav.ListAsync(folder)).Paths);
        Assert.Equal(["one.png", "two.png", "three.png"], await InAsync(album));
    }

    [Fact]
    public async Task Deleting_in_an_albums_folder_takes_out_of_the_album_and_never_to_the_trash()
    {
        var first = (string)(await Owner.UploadAsync(TestPhotos.Png(1), "one.png")).Data["photo"]!["id"]!;
        var album = await AlbumAsync("Trip", first);
        await Dav.PutAsync("/dav/albums/Trip/two.png", TestPhotos.Png(2));

        var view = await Dav.DeleteAsync("/dav/albums/Trip/one.png");
        var own = await Dav.DeleteAsync("/dav/albums/Trip/two.png");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (view.Status, own.Status));
        Assert.Empty(await InAsync(album));
        Assert.Empty(await TrashAsync());
        Assert.Equal(["one.png", "two.png"], await PhotosAsync());
        Assert.Equal(["/dav/albums/Trip/"], (await Dav.ListAsync("/dav/albums/Trip")).Paths);
        Assert.Equal(HttpStatusCode.Forbidden, (await Dav.DeleteAsync("/dav/albums/Trip")).Status);
    }

    [Fact]
    public async Task A_photo_that_moves_between_folders_moves_between_albums()
    {
        var (one, two) = (await AlbumAsync("One"), await AlbumAsync("Two"));
        await Dav.PutAsync("/dav/albums/One/a.png", TestPhotos.Png(1));

        await Dav.CarryAsync("MOVE", "/dav/albums/One/a.png", "/dav/albums/Two/b.png");

        Assert.Empty(await InAsync(one));
        Assert.Equal(["a.png"], await InAsync(two));
        Assert.Equal(["/dav/albums/Two/", "/dav/albums/Two/b.png"], (await Dav.ListAsync("/dav/albums/Two")).Paths);
    }

    private async Task<string> AlbumAsync(string name, params string[] photos)
    {
        var id = (string)(await Owner.DataAsync(HttpMethod.Post, "/api/v1/albums", new JsonObject { ["name"] = name }))["id"]!;
        if (photos.Length > 0)
            await Owner.DataAsync(HttpMethod.Post, $"/api/v1/albums/{id}/photos", new JsonObject { ["photoIds"] = new JsonArray([.. photos.Select(photo => (JsonNode)photo)]) });
        return id;
    }

    private async Task<List<string>> InAsync(string album) =>
        [.. (await Owner.GetAsync($"/api/v1/albums/{album}/photos")).Data["photos"]!.AsArray().Select(photo => (string)photo!["filename"]!)];
}
