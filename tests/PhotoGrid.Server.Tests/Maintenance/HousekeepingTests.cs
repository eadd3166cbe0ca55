using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Renditions;
using PhotoGrid.Maintenance;
using PhotoGrid.Uploads.Leftovers;

namespace PhotoGrid.Server.Tests.Maintenance;

public sealed class HousekeepingTests : IAsyncLifetime
{
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
    }

    [Fact]
    public async Task Staging_loses_what_no_open_upload_belongs_to_and_nothing_else()
    {
        var content = TestPhotos.Png(1);
        var open = await _owner.BeginAsync(content);
        await _owner.PutPartAsync((string)open.Data["signedUrls"]![0]!, content, 0, 99);
        var staging = Path.Combine(_server.DataFolder, "originals", ".staging");
        var abandoned = new UploadId(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddYears(50)));
        var begunThisMoment = UploadId.New(_server.Clock);
        foreach (var id in (UploadId[])[abandoned, begunThisMoment])
            await File.WriteAllTextAsync($"{staging}/{id}.data", "no row knows me");
        _server.Clock.Advance(TimeSpan.FromHours(5));

        var removed = await _server.Services.GetRequiredService<SweepStaging>().RunAsync(default);

        Assert.Equal(1, removed);
        Assert.False(File.Exists($"{staging}/{abandoned}.data"));
        Assert.True(File.Exists($"{staging}/{begunThisMoment}.data"));
        using var again = await _server.SignInAsync("owner@example.org");
        await again.PutPartAsync((string)(await again.GetAsync($"/api/v1/photos/upload/{open.Data["uploadId"]}")).Data["signedUrls"]![0]!, content, 100, content.Length - 1);
        Assert.Equal(HttpStatusCode.Created, (await again.CompleteAsync(open)).Status);
    }

    [NeedsVipsFact]
    public async Task Renditions_of_nothing_go_and_those_of_a_photo_stay()
    {
        var photo = (await _owner.UploadAsync(TestPhotos.Png(1))).Data["photo"]!;
        using (await _owner.Http.GetAsync((string)photo["urls"]!["thumb150"]!))
        {
        }

        var folder = Path.Combine(_server.DataFolder, "renditions", _owner.Id, "0");
        var number = (int)photo["number"]!;
        var kept = Path.Combine(folder, $"{number}_150.v1.webp");
        Assert.True(File.Exists(kept), string.Join(' ', Directory.EnumerateFiles(folder)));
        foreach (var name in (string[])[$"{number + 5}_150.v1.webp", $"{number}_150.v0.webp", "77_1920.v3.avif"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), "of a photo or a state that is gone");
        await File.WriteAllTextAsync(Path.Combine(folder, "note.txt"), "of another form");
        Assert.True(UserId.TryParse(_owner.Id, out var user));

        var removed = await _server.Services.GetRequiredService<SweepRenditions>().RunAsync(user, default);

        Assert.Equal(3, removed);
        Assert.True(File.Exists(kept));
        Assert.True(File.Exists(Path.Combine(folder, "note.txt")));
    }
}
