using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Maintenance;
using PhotoGrid.Maintenance.Verify;
using PhotoGrid.Uploads.Leftovers;

namespace PhotoGrid.Server.Tests.Faults;

/// <summary>
/// Every call by which an ingest changes the disk fails in turn, ours and SQLite's, once and from then on: the answer is the right code,
/// nothing half is listed, the next try succeeds, and after housekeeping files, rows and counters agree.
/// </summary>
public sealed class IngestFaultTests
{
    [Theory]
    [InlineData("chunked", Trouble.Enospc, false)]
    [InlineData("chunked", Trouble.Edquot, true)]
    [InlineData("chunked", Trouble.Eio, false)]
    [InlineData("chunked", Trouble.Erofs, true)]
    [InlineData("whole", Trouble.Enospc, true)]
    [InlineData("whole", Trouble.Edquot, false)]
    [InlineData("whole", Trouble.Eio, true)]
    [InlineData("whole", Trouble.Erofs, false)]
    [InlineData("import", Trouble.Enospc, false)]
    [InlineData("import", Trouble.Eio, true)]
    [InlineData("copy", Trouble.Eio, false)]
    [InlineData("copy", Trouble.Edquot, true)]
    [InlineData("reference", Trouble.Eio, false)]
    public async Task Each_call_that_fails_is_answered_and_heals(string door, int errno, bool lasting)
    {
        await using var server = await TroubledServer.StartAsync();
        using var owner = await server.Server.SetUpAsync();
        try
        {
            await server.Server.SendAsync(owner, door, TestPhotos.Png(1));

            var calls = await FailEachAsync(server, owner, door, errno, lasting);

            // With PostgreSQL the catalog's calls are another process's; a file that is only read makes no others.
            var least = (TestServer.OnPostgres ? 0 : 8) + (Doors.Keeps(door) ? 12 : 0);
            Assert.True(calls >= least, $"an ingest made {calls} calls: the trouble does not see them all");
            await ProvedAsync(server, owner);
            if (Doors.Keeps(door))
                await AgreesAsync(server, owner);
        }
        finally
        {
            if (Directory.Exists(server.Server.DataFolder + ".watched"))
                Directory.Delete(server.Server.DataFolder + ".watched", recursive: true);
        }
    }

    private static async Task<int> FailEachAsync(TroubledServer server, ApiClient owner, string door, int errno, bool lasting)
    {
        for (var call = 1; ; call++)
        {
            // Two files a call: one that is sent again, and one whose sender gives up.
            var (content, abandoned) = (TestPhotos.Png(call, 65), TestPhotos.Png(call, 66));
            if (!await FailAsync(server, owner, door, content, call, errno, lasting))
                return call - 1;

            var at = $"call {call}, {server.Trouble.Where}";
            var again = await server.Server.SendAsync(owner, door, content);
            Assert.True((int)again.Status is 200 or 201, $"after {at}: {(int)again.Status} {again.Json}");
            Assert.True(await ListedIsWholeAsync(owner, content, at), $"after {at}: acknowledged and not listed");
            await FailAsync(server, owner, door, abandoned, call, errno, lasting);
        }
    }

    private static async Task<bool> FailAsync(TroubledServer server, ApiClient owner, string door, byte[] content, int call, int errno, bool lasting)
    {
        server.Trouble.Arm(call, errno, lasting);
        var answer = await server.Server.SendAsync(owner, door, content);
        if (!server.Trouble.Mend())
        {
            Assert.True((int)answer.Status is 200 or 201, $"{answer.Status} without any trouble");
            return false;
        }

        var at = $"call {call}, {server.Trouble.Where}";
        var isRefused = (int)answer.Status >= 300;
        if (isRefused)
            Assert.True(CodeOf(errno) == ((int)answer.Status, answer.Code), $"{at}: {(int)answer.Status} {answer.Json}");
        Assert.True(await ListedIsWholeAsync(owner, content, at) || isRefused, $"{at}: acknowledged and not listed");
        return true;
    }

    private static (int Status, string? Code) CodeOf(int errno) => errno is Trouble.Enospc or Trouble.Edquot ? (507, "STORAGE_FULL") : (503, "UNAVAILABLE");

    // At most once, and whole; whether it is there.
    private static async Task<bool> ListedIsWholeAsync(ApiClient owner, byte[] content, string at)
    {
        var listed = await owner.GetAsync("/api/v1/photos?sort=added_desc&limit=5");
        Assert.Equal(HttpStatusCode.OK, listed.Status);
        var found = listed.Data["photos"]!.AsArray().Where(photo => (string)photo!["sha256"]! == TestPhotos.HashOf(content)).ToList();
        Assert.True(found.Count <= 1, $"{at}: listed {found.Count} times");
        foreach (var photo in found)
            Assert.Equal(content, await owner.Http.GetByteArrayAsync((string)photo!["urls"]!["original"]!));
        return found.Count == 1;
    }

    // As the verb has it: rows, files and hashes, those of watched folders too.
    private static async Task ProvedAsync(TroubledServer server, ApiClient owner)
    {
        var said = new List<Finding>();
        var order = new VerifyOrder(Restart: true, Gently: false, finding =>
        {
            said.Add(finding);
            return Task.CompletedTask;
        }, (_, _) => Task.CompletedTask);
        await server.Server.Services.GetRequiredService<VerifyLibrary>().RunAsync(new UserId(Guid.Parse(owner.Id)), order, CancellationToken.None);
        Assert.DoesNotContain(said, finding => finding.IsFault);
    }

    private static async Task AgreesAsync(TroubledServer server, ApiClient owner)
    {
        server.Server.Clock.Advance(TimeSpan.FromDays(9));
        var house = server.Server.Services.GetRequiredService<KeepHouse>();
        Assert.True(UserId.TryParse(owner.Id, out var user));
        await house.RunAsync(user, CancellationToken.None);
        await server.Server.Services.GetRequiredService<SweepStaging>().RunAsync(CancellationToken.None);

        using var again = await server.Server.SignInAsync("owner@example.org");
        var originals = Path.Combine(server.Server.DataFolder, "originals");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(originals, ".staging")));
        var files = Directory.EnumerateFiles(Path.Combine(originals, owner.Id), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var storage = (await again.GetAsync("/api/v1/me/storage")).Data;
        Assert.Equal(files.Sum(file => new FileInfo(file).Length), (long)storage["used"]!);
        Assert.Equal(files.Count, (int)storage["photos"]!);
        Assert.Equal(files.Count, (int)(await again.GetAsync("/api/v1/photos")).Json!["meta"]!["total"]!);
        if (TestServer.OnPostgres)
            return;

        await server.Server.StopAsync();
        foreach (var path in Directory.EnumerateFiles(server.Server.DataFolder, "*.db", SearchOption.AllDirectories))
        {
            using var database = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            Assert.Equal("ok", command.ExecuteScalar());
            if (!path.EndsWith("library.db", StringComparison.Ordinal))
                continue;
            command.CommandText = "SELECT count(*) FROM originals o WHERE (SELECT count(*) FROM photo_originals p WHERE p.original_id = o.id) <> 1";
            Assert.Equal(0L, command.ExecuteScalar());
            command.CommandText = "SELECT group_concat(key, char(10)) FROM (SELECT key FROM originals ORDER BY key)";
            Assert.Equal(files.Select(file => Path.GetRelativePath(originals, file)), ((string)command.ExecuteScalar()!).Split('\n'));
        }
    }
}
