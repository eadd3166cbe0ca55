using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace PhotoGrid.Server.Tests.Dav;

/// <summary>Files in and out: PUT, GET, HEAD, DELETE, and where their bytes go.</summary>
public sealed class DavFileTests : DavFixture
{
    [Fact]
    public async Task A_photo_goes_into_the_library_and_comes_back_as_it_was()
    {
        var content = TestPhotos.Png(1);

        var put = await Dav.PutAsync("/dav/caf%C3%A9%20%23%3F.png", content);
        var got = await Dav.GetAsync("/dav/caf%C3%A9%20%23%3F.png");
        var list = await Dav.ListAsync("/dav/");

        Assert.Equal(HttpStatusCode.Created, put.Status);
        Assert.Equal(["café #?.png"], await PhotosAsync());
        Assert.Equal(content, got.Body);
        Assert.Equal("image/png", got.Message.Content.Headers.ContentType!.MediaType);
        Assert.Equal(put.ETag, got.ETag);
        Assert.Equal(["/dav/", "/dav/caf%C3%A9%20%23%3F.png"], list.Paths);
    }

    [Fact]
    public async Task What_is_no_photo_is_kept_as_it_came_and_counted()
    {
        var content = "Not a photo, whatever its name says."u8.ToArray();

        var put = await Dav.PutAsync("/dav/letter.jpg", content);
        await Server.RestartAsync();
        using var owner = await Server.SignInAsync("owner@example.org");
        using var key = await Server.KeyAsync(owner, "read");
        using var again = new DavClient(Server.Address, key.Bearer);
        var got = await again.GetAsync("/dav/letter.jpg");

        Assert.Equal(HttpStatusCode.Created, put.Status);
        Assert.Equal(content, got.Body);
        Assert.Equal("application/octet-stream", got.Message.Content.Headers.ContentType!.MediaType);
        Assert.Equal("default-src 'none'; sandbox", got.Message.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(content.Length, (long)(await owner.GetAsync("/api/v1/me/storage")).Data["used"]!);
        Assert.Equal(0, (int)(await owner.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
    }

    [Fact]
    public async Task An_empty_file_first_and_its_bytes_later_is_one_new_photo()
    {
        using var phone = await ClientAsync("read", "upload"); // It may not delete, and doesn't need to.

        var empty = await phone.PutAsync("/dav/IMG_1.png", []);
        var shown = await phone.GetAsync("/dav/IMG_1.png");
        var filled = await phone.PutAsync("/dav/IMG_1.png", TestPhotos.Png(2));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NoContent), (empty.Status, filled.Status));
        Assert.Empty(shown.Body);
        Assert.Equal(["IMG_1.png"], await PhotosAsync());
        Assert.Empty(await TrashAsync());
    }

    [Fact]
    public async Task Over_a_path_the_new_photo_takes_its_place_and_the_old_one_goes_to_the_trash()
    {
        await Dav.PutAsync("/dav/a.png", TestPhotos.Png(3));
        using var phone = await ClientAsync("read", "upload");

        var refused = await phone.PutAsync("/dav/a.png", TestPhotos.Png(4));
        var same = await Dav.PutAsync("/dav/a.png", TestPhotos.Png(3));
        Assert.Empty(await TrashAsync());
        var replaced = await Dav.PutAsync("/dav/a.png", TestPhotos.Png(4));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NoContent, HttpStatusCode.NoContent), (refused.Status, same.Status, replaced.Status));
        Assert.Equal(TestPhotos.Png(4), (await Dav.GetAsync("/dav/a.png")).Body);
        Assert.Equal(["a.png"], await PhotosAsync());
        Assert.Equal(["a.png"], await TrashAsync());
    }

    [Fact]
    public async Task Delete_is_the_trash_and_only_for_the_last_path_of_a_photo()
    {
        await Dav.PutAsync("/dav/a.png", TestPhotos.Png(5));
        await Dav.CarryAsync("COPY", "/dav/a.png", "/dav/b.png");

        var first = await Dav.DeleteAsync("/dav/a.png");
        Assert.Empty(await TrashAsync());
        Assert.Equal(TestPhotos.Png(5), (await Dav.GetAsync("/dav/b.png")).Body);
        var last = await Dav.DeleteAsync("/dav/b.png");
        var gone = await Dav.GetAsync("/dav/b.png");
        var again = await Dav.DeleteAsync("/dav/b.png");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.Status, last.Status));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (gone.Status, again.Status));
        Assert.Equal(["a.png"], await TrashAsync());
    }

    [Fact]
    public async Task A_photo_that_goes_to_the_trash_elsewhere_leaves_its_path_and_comes_back_to_it()
    {
        await Dav.PutAsync("/dav/a.png", TestPhotos.Png(6));
        var id = (string)(await Owner.GetAsync("/api/v1/photos")).Data["photos"]![0]!["id"]!;

        await Owner.DeleteAsync($"/api/v1/photos/{id}");
        Assert.Equal(["/dav/"], (await Dav.ListAsync("/dav/")).Paths);
        await Owner.PostAsync($"/api/v1/photos/{id}/restore");
        Assert.Equal(["/dav/", "/dav/a.png"], (await Dav.ListAsync("/dav/")).Paths);

        await Owner.DeleteAsync($"/api/v1/photos/{id}");
        await Owner.DeleteAsync("/api/v1/trash");
        Assert.Equal(HttpStatusCode.Created, (await Dav.MakeFolderAsync("/dav/a.png")).Status);
    }

    [Fact]
    public async Task Ranges_and_tags_are_those_of_http()
    {
        await Dav.PutAsync("/dav/digits.txt", "0123456789");

        var part = await Dav.GetAsync("/dav/digits.txt", ("Range", "bytes=2-4"));
        var end = await Dav.GetAsync("/dav/digits.txt", ("Range", "bytes=-3"));
        var beyond = await Dav.GetAsync("/dav/digits.txt", ("Range", "bytes=10-"));
        var known = await Dav.GetAsync("/dav/digits.txt", ("If-None-Match", part.ETag!));
        var head = await Dav.SendAsync("HEAD", "/dav/digits.txt");

        Assert.Equal((HttpStatusCode.PartialContent, "234"), (part.Status, part.Text));
        Assert.Equal("bytes 2-4/10", part.Message.Content.Headers.ContentRange!.ToString());
        Assert.Equal("789", end.Text);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.Status);
        Assert.Equal(HttpStatusCode.NotModified, known.Status);
        Assert.Equal((10L, part.ETag), (head.Message.Content.Headers.ContentLength, head.ETag));
    }

    [Theory]
    [InlineData("OC-Checksum", "SHA1:0000000000000000000000000000000000000000")]
    [InlineData("OC-Checksum", "MD5:00000000000000000000000000000000")]
    [InlineData("OC-Checksum", "SHA256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("Repr-Digest", "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:")]
    public async Task Bytes_that_are_not_those_announced_are_refused_and_nothing_is_stored(string header, string value)
    {
        var photo = await Dav.PutAsync("/dav/a.png", TestPhotos.Png(7), (header, value));
        var file = await Dav.PutAsync("/dav/a.txt", "text"u8.ToArray(), (header, value));
        var empty = await Dav.PutAsync("/dav/empty", [], (header, value));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (photo.Status, file.Status));
        Assert.Contains("CHECKSUM_MISMATCH", photo.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(["/dav/"], (await Dav.ListAsync("/dav/")).Paths);
        Assert.Empty(await PhotosAsync());
        Assert.Equal(0, await UsedAsync());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Server.DataFolder, "originals", ".staging")));
    }

    [Fact]
    public async Task Right_checksums_and_the_clients_time_are_taken_and_told()
    {
        var content = TestPhotos.Png(8);
        var sha1 = Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA1, content));

        var put = await Dav.PutAsync("/dav/a.png", content, ("OC-Checksum", "SHA1:" + sha1.ToUpperInvariant()), ("X-OC-Mtime", "1551675967"));
        var told = await Dav.PropertiesAsync("/dav/a.png", DavClient.Oc + "checksums", DavClient.D + "getlastmodified");

        Assert.Equal(HttpStatusCode.Created, put.Status);
        Assert.Equal("accepted", put.Message.Headers.GetValues("X-OC-Mtime").Single());
        Assert.StartsWith($"SHA1:{sha1} MD5:", told.Property(DavClient.Oc + "checksums"));
        Assert.Equal("Mon, 04 Mar 2019 05:06:07 GMT", told.Property(DavClient.D + "getlastmodified"));
        var photo = (await Owner.GetAsync("/api/v1/photos")).Data["photos"]![0]!;
        Assert.Equal(("modified", "2019-03-04T05:06:07"), ((string)photo["takenAtSource"]!, ((string)photo["takenAt"]!)[..19]));
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_taken_as_finder_sends_it()
    {
        var content = TestPhotos.Png(9);

        var chunked = await Dav.PutAsync("/dav/chunked.png", content, ("Transfer-Encoding", "chunked"));
        var expected = await Dav.PutAsync("/dav/expected.txt", "12345"u8.ToArray(), ("Transfer-Encoding", "chunked"), ("X-Expected-Entity-Length", "5"));
        var less = await Dav.PutAsync("/dav/less.txt", "12345"u8.ToArray(), ("Transfer-Encoding", "chunked"), ("X-Expected-Entity-Length", "4"));
        var more = await Dav.PutAsync("/dav/more.txt", "12345"u8.ToArray(), ("Transfer-Encoding", "chunked"), ("X-Expected-Entity-Length", "6"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (chunked.Status, expected.Status));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (less.Status, more.Status));
        Assert.Equal(["/dav/", "/dav/chunked.png", "/dav/expected.txt"], (await Dav.ListAsync("/dav/")).Paths);
        Assert.Equal(content, (await Dav.GetAsync("/dav/chunked.png")).Body);
    }

    [Fact]
    public async Task What_cannot_be_put_is_refused_by_its_own_status()
    {
        await Dav.MakeFolderAsync("/dav/folder");

        var part = await Dav.PutAsync("/dav/part.txt", "abc"u8.ToArray(), ("Content-Range", "bytes 0-2/10"));
        var orphan = await Dav.PutAsync("/dav/missing/a.txt", "abc");
        var onFolder = await Dav.PutAsync("/dav/folder", "abc");
        var inFile = await Dav.PutAsync("/dav/a.txt", "abc");
        var belowFile = await Dav.PutAsync("/dav/a.txt/b.txt", "abc");

        Assert.Equal(HttpStatusCode.BadRequest, part.Status);
        Assert.Equal(HttpStatusCode.Conflict, orphan.Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, onFolder.Status);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (inFile.Status, belowFile.Status));
    }

    [Fact]
    public async Task A_quota_counts_files_as_it_counts_photos()
    {
        using var small = await Server.AddUserAsync(Owner);
        await Owner.PutAsync($"/api/v1/users/{small.Id}", new System.Text.Json.Nodes.JsonObject { ["quota"] = 1000 });
        using var key = await Server.KeyAsync(small, "read", "write", "upload");
        using var dav = new DavClient(Server.Address, key.Bearer);

        var first = await dav.PutAsync("/dav/a.bin", new byte[900]);
        var second = await dav.PutAsync("/dav/b.bin", Encoding.ASCII.GetBytes(new string('x', 101)));
        var same = await dav.PutAsync("/dav/c.bin", new byte[900]);
        var space = await dav.PropertiesAsync("/dav/", DavClient.D + "quota-used-bytes", DavClient.D + "quota-available-bytes");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.InsufficientStorage), (first.Status, second.Status));
        Assert.Contains("QUOTA_EXCEEDED", second.Text);
        Assert.Equal(HttpStatusCode.Created, same.Status); // The same bytes are stored once and take no more room.
        Assert.Equal(("900", "100"), (space.Property(DavClient.D + "quota-used-bytes"), space.Property(DavClient.D + "quota-available-bytes")));
    }
}
