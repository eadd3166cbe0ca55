using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PhotoGrid.Imaging;

namespace PhotoGrid.Server.Tests.Editing;

/// <summary>What becomes of an edit whose pictures can't be made.</summary>
public sealed class EditFaultTests
{
    [NeedsVipsFact]
    public async Task A_worker_that_dies_of_an_edit_parks_the_job_and_the_photo_keeps_its_pictures()
    {
        var isBroken = false;
        await using var server = await TestServer.StartAsync(builder =>
        {
            if (isBroken)
                builder.Services.Replace(ServiceDescriptor.Singleton(new ImagingOptions { WorkerCommand = ["/bin/sh", "-c", "exit 9"] }));
        });
        using var first = await server.SetUpAsync();
        var photo = await first.ReadyAsync(await first.UploadAsync(TestPhotos.Png(1, 500, 300)));
        var before = await first.Http.GetByteArrayAsync((string)photo["urls"]!["thumb400"]!);

        isBroken = true;
        await server.RestartAsync();
        using var owner = await server.SignInAsync("owner@example.org");
        var edited = await owner.PutAsync($"/api/v1/photos/{photo["id"]}/edits", JsonNode.Parse("""{"operations":[{"type":"rotate","degrees":90}]}"""));
        var meanwhile = await owner.GetAsync((string)edited.Data["urls"]!["thumb400"]!);
        var now = await SeeAsync(owner, photo, renditions: 3);

        Assert.Equal((HttpStatusCode.OK, 2), (edited.Status, (int)edited.Data["renditions"]!));
        // Its own pixels or none: never the old ones at the new address.
        Assert.NotEqual(HttpStatusCode.OK, meanwhile.Status);
        Assert.Null(now["edits"]);
        Assert.Equal(("ready", 500, 300), ((string)now["processing"]!, (int)now["width"]!, (int)now["height"]!));
        Assert.StartsWith("The edit could not be made", (string)now["processingError"]!, StringComparison.Ordinal);
        Assert.Equal(before, await owner.Http.GetByteArrayAsync((string)photo["urls"]!["thumb400"]!));
        Assert.Equal(before, await owner.Http.GetByteArrayAsync((string)now["urls"]!["thumb400"]!));
        await SeeParkedAsync(owner, (string)photo["id"]!);

        isBroken = false;
        await server.RestartAsync();
        using var later = await server.SignInAsync("owner@example.org");
        var again = await later.PutAsync($"/api/v1/photos/{photo["id"]}/edits", JsonNode.Parse("""{"operations":[{"type":"rotate","degrees":90}]}"""));
        Assert.Equal((300, 500), ((int)again.Data["width"]!, (int)again.Data["height"]!));
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync((string)again.Data["urls"]!["thumb400"]!)).Status);
    }

    private static async Task<JsonNode> SeeAsync(ApiClient owner, JsonNode photo, int renditions)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        while (true)
        {
            var now = (await owner.GetAsync($"/api/v1/photos/{photo["id"]}")).Data;
            if ((int)now["renditions"]! == renditions)
                return now;
            await Task.Delay(50, limit.Token);
        }
    }

    private static async Task SeeParkedAsync(ApiClient owner, string photo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            var failures = (await owner.GetAsync("/api/v1/jobs")).Data["failures"]!.AsArray();
            if (failures.Any(failure => (string)failure!["kind"]! == "render-edits" && (string?)failure["photoId"] == photo))
                return;
            await Task.Delay(50, limit.Token);
        }
    }
}
