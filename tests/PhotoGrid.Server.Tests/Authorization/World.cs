using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace PhotoGrid.Server.Tests.Authorization;

/// <summary>A server with the six callers of the matrix, and things that belong to the owner for them to try their hands at.</summary>
public sealed class World : IAsyncDisposable
{
    private World(TestServer server) => Server = server;

    public TestServer Server { get; }

    /// <summary>In the order of the table's columns.</summary>
    public IReadOnlyList<(string Name, ApiClient Client)> Callers { get; private set; } = [];

    public ApiClient Owner => Callers[3].Client;

    public string SessionId { get; private set; } = "";

    public string KeyId { get; private set; } = "";

    public string PhotoId { get; private set; } = "";

    public string AlbumId { get; private set; } = "";

    /// <summary>The photo above and a copy of it.</summary>
    public string DuplicateGroup { get; private set; } = "";

    /// <summary>Of the same two.</summary>
    public string StackId { get; private set; } = "";

    /// <summary>Of an upload that has begun and waits for its parts.</summary>
    public string UploadId { get; private set; } = "";

    /// <summary>Of a file that is no photo.</summary>
    public string FileId { get; private set; } = "";

    /// <summary>Somebody in the photo above, with the face below.</summary>
    public string PersonId { get; private set; } = "";

    public string FaceId { get; private set; } = "";

    /// <summary>Of somebody who was merged into them.</summary>
    public string MergeToken { get; private set; } = "";

    public string Thumbnail { get; private set; } = "";

    public static async Task<World> StartAsync(Action<WebApplicationBuilder>? adjust = null)
    {
        var world = new World(await (adjust is null ? TestServer.StartAsync() : TestServer.StartAsync(adjust)));
        var admin = await world.Server.SetUpAsync();
        var owner = await world.Server.AddUserAsync(admin);
        var stranger = await world.Server.AddUserAsync(admin);
        var readKey = await world.Server.KeyAsync(owner, "read");
        var uploadKey = await world.Server.KeyAsync(owner, "upload");
        world.Callers =
        [
            ("nobody", world.Server.Anonymous()), ("stranger", stranger), ("admin", admin), ("owner", owner), ("read key", readKey), ("upload key", uploadKey),
        ];
        using var other = await world.Server.SignInAsync((string)owner.User!["email"]!);
        world.SessionId = (await owner.GetAsync("/api/v1/me/sessions")).Data["sessions"]!.AsArray()
            .Select(session => session!).First(session => !(bool)session["current"]!)["id"]!.ToString();
        world.KeyId = (await owner.DataAsync(HttpMethod.Post, "/api/v1/me/api-keys", new JsonObject { ["name"] = "third", ["scopes"] = new JsonArray("write") }))["id"]!.ToString();

        var photo = (await owner.UploadAsync(TestPhotos.Png(1))).Data["photo"]!;
        (world.PhotoId, world.Thumbnail) = ((string)photo["id"]!, (string)photo["urls"]!["thumb150"]!);
        var faces = await TestFaces.AddAsync(world.Server, owner, world.PhotoId, people: 2);
        (world.PersonId, world.FaceId) = (faces[0].Person.ToString(), faces[0].Face.ToString());
        world.MergeToken = (string)(await owner.DataAsync(HttpMethod.Post, $"/api/v1/people/{faces[1].Person}/merge", new JsonObject { ["targetPersonId"] = world.PersonId }))["undoToken"]!;
        world.AlbumId = (string)(await owner.DataAsync(HttpMethod.Post, "/api/v1/albums", new JsonObject { ["name"] = "Alps" }))["id"]!;
        var copy = (await owner.UploadAsync(TestPhotos.Png(1), init: new JsonObject { ["onDuplicate"] = "keep" })).Data["photo"]!;
        world.StackId = (string)(await owner.DataAsync(HttpMethod.Post, "/api/v1/stacks", new JsonObject { ["photoIds"] = new JsonArray(world.PhotoId, (string)copy["id"]!) }))["id"]!;
        world.DuplicateGroup = (string)(await owner.GetAsync("/api/v1/duplicates")).Data["groups"]![0]!["id"]!;
        (await uploadKey.SendContentAsync(HttpMethod.Put, "/dav/note.txt", new StringContent("Not a photo."))).Message.Dispose();
        world.FileId = (string)(await owner.GetAsync("/api/v1/files")).Data["files"]![0]!["id"]!;
        world.UploadId = (string)(await owner.BeginAsync(TestPhotos.Png(2))).Data["uploadId"]!;
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, client) in Callers)
            client.Dispose();
        await Server.DisposeAsync();
    }
}
