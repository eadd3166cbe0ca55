using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Seen;
using PhotoGrid.People;
using PhotoGrid.Vision;

namespace PhotoGrid.Server.Tests.People;

public sealed class PeopleApiTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private ApiClient _owner = null!;
    private string _photo = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SetUpAsync();
        _photo = (string)(await _owner.UploadAsync(TestPhotos.Png(1))).Data["photo"]!["id"]!;
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_person_has_a_cover_and_is_named_wherever_their_face_is_shown()
    {
        var (face, person) = (await TestFaces.AddAsync(_server, _owner, _photo, 1))[0];

        var named = await _owner.PutAsync($"/api/v1/people/{person}", new JsonObject { ["name"] = " Anna " });

        Assert.Equal(("Anna", 1), ((string)named.Data["name"]!, (int)named.Data["photoCount"]!));
        Assert.Equal((face.ToString(), _photo), ((string)named.Data["cover"]!["faceId"]!, (string)named.Data["cover"]!["photoId"]!));
        var shown = Assert.Single((await _owner.GetAsync($"/api/v1/photos/{_photo}")).Data["faces"]!.AsArray())!;
        Assert.Equal(("Anna", person.ToString()), ((string)shown["personName"]!, (string)shown["personId"]!));
        Assert.Equal(4, shown["box"]!.AsArray().Count);
    }

    [Fact]
    public async Task Photos_of_a_person_are_a_list_of_photos()
    {
        var (_, person) = (await TestFaces.AddAsync(_server, _owner, _photo, 1))[0];
        await _owner.UploadAsync(TestPhotos.Png(2));

        var direct = await _owner.GetAsync($"/api/v1/people/{person}/photos");
        var filtered = await _owner.GetAsync($"/api/v1/photos?personId={person}");

        Assert.Equal(_photo, (string)Assert.Single(direct.Data["photos"]!.AsArray())!["id"]!);
        Assert.Equal(_photo, (string)Assert.Single(filtered.Data["photos"]!.AsArray())!["id"]!);
        Assert.Equal("PERSON_NOT_FOUND", (await _owner.GetAsync($"/api/v1/photos?personId={Guid.NewGuid()}")).Code);
        Assert.Equal("PERSON_NOT_FOUND", (await _owner.GetAsync($"/api/v1/people/{Guid.NewGuid()}/photos")).Code);
    }

    [Fact]
    public async Task Who_is_hidden_is_on_the_other_list()
    {
        var (_, person) = (await TestFaces.AddAsync(_server, _owner, _photo, 2))[0];

        await _owner.PutAsync($"/api/v1/people/{person}", new JsonObject { ["hidden"] = true });

        Assert.DoesNotContain(person.ToString(), await IdsAsync("/api/v1/people"));
        Assert.Equal([person.ToString()], await IdsAsync("/api/v1/people?hidden=true"));
        Assert.Equal("VALIDATION_FAILED", (await _owner.GetAsync("/api/v1/people?hidden=perhaps")).Code);
    }

    [Fact]
    public async Task A_merge_moves_every_face_and_is_taken_back_whole_once()
    {
        var faces = await TestFaces.AddAsync(_server, _owner, _photo, 2);
        await _owner.PutAsync($"/api/v1/people/{faces[0].Person}", new JsonObject { ["name"] = "Anna" });

        var merged = await _owner.PostAsync($"/api/v1/people/{faces[0].Person}/merge", new JsonObject { ["targetPersonId"] = faces[1].Person.ToString() });
        var one = await _owner.GetAsync($"/api/v1/people/{faces[1].Person}");
        var undo = $"/api/v1/people/merges/{merged.Data["undoToken"]}/undo";
        var back = await _owner.PostAsync(undo);

        Assert.Equal(("Anna", 2), ((string)one.Data["name"]!, (int)one.Data["faceCount"]!));
        Assert.Equal(("Anna", 1), ((string)back.Data["name"]!, (int)back.Data["faceCount"]!));
        Assert.Null((string?)(await _owner.GetAsync($"/api/v1/people/{faces[1].Person}")).Data["name"]);
        Assert.Equal(["Anna", null], (await _owner.GetAsync($"/api/v1/photos/{_photo}")).Data["faces"]!.AsArray().Select(face => (string?)face!["personName"]));
        Assert.Equal("MERGE_NOT_FOUND", (await _owner.PostAsync(undo)).Code);
    }

    [Fact]
    public async Task Nobody_is_merged_into_themselves_or_into_nobody()
    {
        var (_, person) = (await TestFaces.AddAsync(_server, _owner, _photo, 1))[0];

        Assert.Equal("VALIDATION_FAILED", (await _owner.PostAsync($"/api/v1/people/{person}/merge", new JsonObject { ["targetPersonId"] = person.ToString() })).Code);
        Assert.Equal("PERSON_NOT_FOUND", (await _owner.PostAsync($"/api/v1/people/{person}/merge", new JsonObject { ["targetPersonId"] = Guid.NewGuid().ToString() })).Code);
        Assert.Equal("VALIDATION_FAILED", (await _owner.PutAsync($"/api/v1/people/{person}", new JsonObject { ["name"] = new string('n', 101) })).Code);
    }

    [Fact]
    public async Task A_face_is_moved_to_another_and_the_empty_group_goes()
    {
        var faces = await TestFaces.AddAsync(_server, _owner, _photo, 2);

        var moved = await _owner.PutAsync($"/api/v1/faces/{faces[0].Face}", new JsonObject { ["personId"] = faces[1].Person.ToString() });

        Assert.Equal(faces[1].Person.ToString(), (string)moved.Data["personId"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await _owner.GetAsync($"/api/v1/people/{faces[0].Person}")).Status);
        Assert.Equal(2, (int)(await _owner.GetAsync($"/api/v1/people/{faces[1].Person}")).Data["faceCount"]!);
    }

    [Fact]
    public async Task Not_this_person_takes_the_face_away_from_them()
    {
        var (face, person) = (await TestFaces.AddAsync(_server, _owner, _photo, 1))[0];
        await _owner.PutAsync($"/api/v1/people/{person}", new JsonObject { ["name"] = "Anna" });

        var moved = await _owner.PutAsync($"/api/v1/faces/{face}", new JsonObject { ["personId"] = null });

        Assert.Null(moved.Data["personId"]);
        Assert.Equal(0, (int)(await _owner.GetAsync($"/api/v1/people/{person}")).Data["faceCount"]!);
        Assert.Equal("FACE_NOT_FOUND", (await _owner.PutAsync($"/api/v1/faces/{Guid.NewGuid()}", new JsonObject { ["personId"] = null })).Code);
    }

    [Fact]
    public async Task The_trash_takes_photos_out_of_the_count_and_erasing_takes_the_group()
    {
        var (_, person) = (await TestFaces.AddAsync(_server, _owner, _photo, 1))[0];
        Assert.True(UserId.TryParse(_owner.Id, out var user));
        var group = _server.Services.GetRequiredService<GroupFaces>();

        await _owner.DeleteAsync($"/api/v1/photos/{_photo}");
        await group.RunAsync(user, CancellationToken.None);
        Assert.Equal(0, (int)(await _owner.GetAsync($"/api/v1/people/{person}")).Data["photoCount"]!);
        Assert.Empty(await IdsAsync("/api/v1/people"));

        await _owner.DeleteAsync("/api/v1/trash");
        await group.RunAsync(user, CancellationToken.None);
        Assert.Equal(HttpStatusCode.NotFound, (await _owner.GetAsync($"/api/v1/people/{person}")).Status);
    }

    [Fact]
    public async Task A_face_that_other_weights_find_again_is_the_same_persons()
    {
        var (face, person) = (await TestFaces.AddAsync(_server, _owner, _photo, 1))[0];
        Assert.True(UserId.TryParse(_owner.Id, out var user) & PhotoId.TryParse(_photo, out var photo));

        await using (var session = await _server.Services.GetRequiredService<ICatalog>().OpenAsync(user, CancellationToken.None))
        {
            var again = new SeenFace(new SeenBox(0.01, 0.21, 0.5, 0.3), 0.9, 3, true) { Vector = new float[8] };
            await FaceStore.ReplaceAsync(session, photo, "other@2", [again], _server.Clock, CancellationToken.None);
            await session.CommitAsync(CancellationToken.None);
        }

        await _server.Services.GetRequiredService<GroupFaces>().RunAsync(user, CancellationToken.None);
        Assert.Equal(face.ToString(), (string)(await _owner.GetAsync($"/api/v1/people/{person}")).Data["cover"]!["faceId"]!);
    }

    private async Task<string[]> IdsAsync(string path) => [.. (await _owner.GetAsync(path)).Data["people"]!.AsArray().Select(person => (string)person!["id"]!)];
}
