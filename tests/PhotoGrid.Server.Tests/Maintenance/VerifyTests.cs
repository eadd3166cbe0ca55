using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Maintenance.Verify;
using PhotoGrid.Server.Cli;
using PhotoGrid.Server.Cli.Control;
using PhotoGrid.Server.Setup;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Server.Tests.Maintenance;

public sealed class VerifyTests : IAsyncLifetime
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
    public async Task A_library_without_a_fault_is_proved()
    {
        foreach (var seed in Enumerable.Range(1, 5))
            await _owner.UploadAsync(TestPhotos.Png(seed));
        await _owner.UploadAsync(TestPhotos.Png(1), init: new JsonObject { ["onDuplicate"] = "keep" });
        var trashed = (await _owner.UploadAsync(TestPhotos.Png(6))).Data["photo"]!["id"]!;
        await _owner.DeleteAsync($"/api/v1/photos/{trashed}");

        var (code, said) = await VerifyAsync();

        Assert.True(code == 0, string.Join('\n', said));
        var done = JsonNode.Parse(said[^1])!;
        Assert.Equal(("owner@example.org", 6, 0), ((string)done["user"]!, (int)done["files"]!, (int)done["faults"]!));
    }

    [Fact]
    public async Task Every_kind_of_damage_is_named_and_nothing_is_touched()
    {
        foreach (var seed in Enumerable.Range(1, 4))
            await _owner.UploadAsync(TestPhotos.Png(seed), $"p{seed}.png");
        var files = Files();
        var (bytes, length, gone) = (files[0], files[1], files[2]);
        await FlipAsync(bytes);
        await File.AppendAllTextAsync(length, "x");
        File.Delete(gone);
        var orphan = Path.Combine(Path.GetDirectoryName(bytes)!, "stray.jpg");
        await File.WriteAllTextAsync(orphan, "mine");
        var stranger = Path.Combine(_server.DataFolder, "originals", "somebody", "a.jpg");
        Directory.CreateDirectory(Path.GetDirectoryName(stranger)!);
        await File.WriteAllTextAsync(stranger, "else");
        await RunSqlAsync("UPDATE counters SET value = value + 7 WHERE owner_id = @owner AND name = 'bytes'");
        await RunSqlAsync("INSERT INTO photo_originals (owner_id, photo_id, original_id, role) VALUES (@owner, @owner, @owner, 'raw')");
        await RunSqlAsync("DELETE FROM photo_originals WHERE owner_id = @owner AND photo_id = (SELECT id FROM photos WHERE owner_id = @owner AND filename = 'p4.png')");
        var before = Files().Select(File.ReadAllBytes).ToList();

        var (code, said) = await VerifyAsync();

        Assert.Equal(1, code);
        var findings = said.Select(line => JsonNode.Parse(line)!.AsObject()).Where(line => line.ContainsKey("kind"))
            .Select(line => $"{line["kind"]} {line["subject"]}").ToHashSet();
        string KeyOf(string file) => Path.GetRelativePath(Path.Combine(_server.DataFolder, "originals"), file);
        string[] wanted =
        [
            $"original-damaged {KeyOf(bytes)}", $"original-damaged {KeyOf(length)}", $"original-missing {KeyOf(gone)}", $"orphan {KeyOf(orphan)}", "orphan somebody",
            "counter bytes", $"reference {_owner.Id}",
        ];
        Assert.Empty(wanted.Except(findings));
        Assert.Contains(findings, finding => finding.StartsWith("photo-without-original", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.StartsWith("original-unused", StringComparison.Ordinal));
        Assert.Equal(before, Files().Select(File.ReadAllBytes));
        Assert.True(File.Exists(stranger));
    }

    [Fact]
    public async Task What_was_interrupted_goes_on_behind_the_last_original()
    {
        foreach (var seed in Enumerable.Range(1, 6))
            await _owner.UploadAsync(TestPhotos.Png(seed), $"p{seed}.png");
        var keys = Files().Select(file => Path.GetRelativePath(Path.Combine(_server.DataFolder, "originals"), file)).ToList();
        Assert.True(UserId.TryParse(_owner.Id, out var user));
        var state = new VerifyState(1, null, keys[3], 4, 1000, 2);
        await VerifyStateStore.WriteAsync(_server.Services.GetRequiredService<ICatalog>(), user, state, default);
        await FlipAsync(Files()[0]); // Checked before the interruption.
        await FlipAsync(Files()[5]);

        var (code, said) = await VerifyAsync();
        var (_, again) = await VerifyAsync("--restart");

        Assert.Equal(1, code);
        Assert.Equal([keys[5]], said.Where(line => line.Contains("original-damaged", StringComparison.Ordinal)).Select(line => (string)JsonNode.Parse(line)!["subject"]!));
        Assert.Equal((6, 3), ((int)JsonNode.Parse(said[^1])!["files"]!, (int)JsonNode.Parse(said[^1])!["faults"]!));
        Assert.Equal([keys[0], keys[5]], again.Where(line => line.Contains("original-damaged", StringComparison.Ordinal)).Select(line => (string)JsonNode.Parse(line)!["subject"]!));
    }

    [Fact]
    public async Task A_disk_that_is_away_is_said_and_is_no_fault()
    {
        await _owner.UploadAsync(TestPhotos.Png(1));
        var originals = Path.Combine(_server.DataFolder, "originals");
        Directory.Move(originals, originals + ".away");

        var (code, said) = await VerifyAsync();

        Directory.Move(originals + ".away", originals);
        Assert.True(code == 0, string.Join('\n', said));
        Assert.Contains(said, line => line.Contains("\"kind\":\"offline\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ten_terabytes_are_counted_and_resumed_like_ten_bytes()
    {
        const long large = 10L << 40;
        await _owner.UploadAsync(TestPhotos.Png(1));
        await RunSqlAsync($"UPDATE originals SET size = {large} WHERE owner_id = @owner");
        await RunSqlAsync($"UPDATE photos SET size = {large} WHERE owner_id = @owner");
        await RunSqlAsync($"UPDATE counters SET value = {large} WHERE owner_id = @owner AND name = 'bytes'");
        using var original = File.OpenHandle(Files()[0], FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.SetLength(original, large); // Sparse: takes no room.
        await _owner.PutAsync($"/api/v1/users/{_owner.Id}", new JsonObject { ["quota"] = large + 500_000 });

        var storage = await _owner.GetAsync("/api/v1/me/storage");
        var fits = await _owner.UploadAsync(TestPhotos.Png(2));
        var tooMuch = await _owner.PostAsync("/api/v1/photos/upload/init", new JsonObject { ["filename"] = "a.png", ["size"] = 5_000_000_000L });
        var listed = (await _owner.GetAsync("/api/v1/photos")).Data["photos"]!.AsArray().Max(photo => (long)photo!["size"]!);
        var geometry = await _owner.Http.GetAsync("/api/v1/timeline/geometry");
        RandomAccess.SetLength(original, 10); // Ten terabytes are not read in a test: the size alone is wrong.
        var (code, said) = await VerifyAsync();

        Assert.Equal(large, (long)storage.Data["used"]!);
        Assert.Equal(HttpStatusCode.Created, fits.Status);
        Assert.Equal("QUOTA_EXCEEDED", tooMuch.Code);
        Assert.Equal(large, listed);
        Assert.Equal(HttpStatusCode.OK, geometry.StatusCode);
        Assert.Equal(1, code);
        Assert.Equal((2, 1), ((int)JsonNode.Parse(said[^1])!["files"]!, (int)JsonNode.Parse(said[^1])!["faults"]!));
        Assert.True((long)JsonNode.Parse(said[^1])!["bytes"]! > large);
    }

    [Fact]
    public async Task Scrub_is_the_same_as_a_job_and_parks_with_its_reason()
    {
        await _owner.UploadAsync(TestPhotos.Png(1));
        await FlipAsync(Files()[0]);

        var begun = await _owner.PostAsync("/api/v1/admin/scrub");

        Assert.Equal((HttpStatusCode.Accepted, 1), (begun.Status, (int)begun.Data["libraries"]!));
        var handler = _server.Services.GetServices<PhotoGrid.Jobs.JobHandler>().Single(handler => handler.Kind == ScrubLibraries.Kind);
        Assert.True(UserId.TryParse(_owner.Id, out var user));
        var reason = await handler.RunAsync(new PhotoGrid.Jobs.LeasedJob(user, default, handler.Kind, null, "", 1, 1, default, 5), default);
        Assert.Equal("1 faults were found among 1 originals. 'photogrid verify' names them.", reason);
        var jobs = await _owner.GetAsync("/api/v1/jobs");
        Assert.True(jobs.Data["kinds"]!.AsObject().ContainsKey("scrub"));
    }

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(Path.Combine(_server.DataFolder, "originals", _owner.Id), "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static async Task FlipAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^9] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
    }

    private async Task RunSqlAsync(string sql)
    {
        Assert.True(UserId.TryParse(_owner.Id, out var user));
        await using var session = await _server.Services.GetRequiredService<ICatalog>().OpenAsync(user, default);
        await session.Sql.RunAsync(sql, new SqlArgs { ["owner"] = session.OwnerBytes }, default);
        await session.CommitAsync(default);
    }

    private async Task<(int Code, List<string> Said)> VerifyAsync(params string[] args)
    {
        var said = new List<string>();
        var output = VerbOutput.Lines((_, line) =>
        {
            said.Add(line);
            return Task.CompletedTask;
        });
        var code = await ControlClient.SendAsync(DataFolder.ControlPathOf(_server.DataFolder), new ControlRequest(["verify", "--json", .. args], null), output);
        return (code, said);
    }
}
