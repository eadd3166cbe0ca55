using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Server.Tests.Timeline;
using PhotoGrid.Storage;

namespace PhotoGrid.Server.Tests.Maintenance;

/// <summary>A user with ten terabytes, written straight into the rows: two thousand files of five gibibytes and a byte.</summary>
public sealed class LargeLibraryTests
{
    private const int Photos = 2_000;
    private const long Each = (5L << 30) + 1;

    [Fact]
    public async Task Ten_terabytes_are_counted_to_the_byte_and_the_quota_ends_at_the_last_one()
    {
        await using var server = await TestServer.StartAsync();
        using var owner = await server.SetUpAsync();
        var first = await FillAsync(server, owner);
        var content = TestPhotos.Png(1);
        await owner.PutAsync($"/api/v1/users/{owner.Id}", new JsonObject { ["quota"] = (Photos * Each) + content.Length });

        var before = (await owner.GetAsync("/api/v1/me/storage")).Data;
        var over = await owner.BeginAsync(content, init: new JsonObject { ["size"] = content.Length + 1 });
        var fits = await owner.UploadAsync(content);
        var full = (await owner.GetAsync("/api/v1/me/storage")).Data;
        var one = await owner.BeginAsync([0], init: new JsonObject { ["size"] = 1 });
        await owner.DeleteAsync($"/api/v1/photos/{first}");
        await owner.DeleteAsync("/api/v1/trash");
        var after = (await owner.GetAsync("/api/v1/me/storage")).Data;
        var room = await owner.BeginAsync([0], "large.png", new JsonObject { ["size"] = Each });
        var tooLarge = await owner.BeginAsync([0], "large.png", new JsonObject { ["size"] = Each + 1 });

        Assert.Equal((Photos * Each, (Photos * Each) + content.Length), ((long)before["used"]!, (long)before["limit"]!));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "QUOTA_EXCEEDED"), (over.Status, over.Code!));
        Assert.Equal(HttpStatusCode.Created, fits.Status);
        Assert.Equal((long)full["limit"]!, (long)full["used"]!);
        Assert.Equal("QUOTA_EXCEEDED", one.Code);
        Assert.Equal((long)full["used"]! - Each, (long)after["used"]!);
        Assert.Equal((HttpStatusCode.Created, "QUOTA_EXCEEDED"), (room.Status, tooLarge.Code!));
        Assert.Equal(Photos, (int)after["photos"]!);
        Assert.Equal(Photos, (int)(await owner.GetAsync("/api/v1/timeline")).Data["total"]!);
        using var geometry = await owner.Http.GetAsync("/api/v1/timeline/geometry");
        Assert.Equal(HttpStatusCode.OK, geometry.StatusCode);
        Assert.Equal(Each, (long)(await owner.GetAsync("/api/v1/photos?sort=date_asc&limit=1")).Data["photos"]![0]!["size"]!);
    }

    // Answers the id of the first of them.
    private static async Task<PhotoId> FillAsync(TestServer server, ApiClient owner)
    {
        var ids = await LibraryRows.AddAsync(server, owner, Photos, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), photo => photo with { Size = Each });
        await using var session = await server.Services.GetRequiredService<ICatalog>().OpenAsync(new UserId(Guid.Parse(owner.Id)), default);
        foreach (var id in ids)
        {
            var original = new Original(Guid.CreateVersion7(), ContentHash.Of(id.ToBytes()), Each, BlobKey.Parse($"{owner.Id}/2020/01/{id}.jpg"));
            await OriginalStore.InsertAsync(session, original, 0, default);
            await OriginalStore.JoinAsync(session, id, original.Id, OriginalRole.Primary, default);
        }

        await Counters.AddAsync(session, Counters.Bytes, Photos * Each, default);
        await session.CommitAsync(default);
        return ids[0];
    }
}
