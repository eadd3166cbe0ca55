using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Folders;
using PhotoGrid.Server.Tests.Import;

namespace PhotoGrid.Server.Tests.Faults;

/// <summary>The ways in, each from its first step to its last or to the first that is refused. What has no HTTP answer is told as one.</summary>
internal static class Doors
{
    /// <summary>Whether a door keeps the bytes among the originals.</summary>
    public static bool Keeps(string door) => door != "reference";

    public static Task<ApiAnswer> SendAsync(this ApiClient client, string door, byte[] content) => door switch
    {
        "chunked" => ChunkedAsync(client, content),
        "whole" => WholeAsync(client, content),
        _ => throw new ArgumentOutOfRangeException(nameof(door)),
    };

    /// <summary>The doors of the machine itself, too: an import, a look through a watched folder.</summary>
    public static Task<ApiAnswer> SendAsync(this TestServer server, ApiClient client, string door, byte[] content) => door switch
    {
        "import" => ImportAsync(server, client, content),
        "copy" => LookAsync(server, client, FolderMode.Copy, content),
        "reference" => LookAsync(server, client, FolderMode.Reference, content),
        _ => client.SendAsync(door, content),
    };

    private static async Task<ApiAnswer> ChunkedAsync(ApiClient client, byte[] content)
    {
        var begun = await client.BeginAsync(content);
        if ((int)begun.Status != 201)
            return begun;
        var url = (string)begun.Data["signedUrls"]![0]!;
        var half = content.Length / 2;
        var first = await client.PutPartAsync(url, content, 0, half - 1);
        if ((int)first.Status != 200)
            return first;
        var second = await client.PutPartAsync(url, content, half, content.Length - 1);
        return (int)second.Status == 200 ? await client.CompleteAsync(begun) : second;
    }

    private static async Task<ApiAnswer> WholeAsync(ApiClient client, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(file, "file", "picture.png");
        return await client.SendContentAsync(HttpMethod.Post, "/api/v1/photos/upload", form);
    }

    private static async Task<ApiAnswer> ImportAsync(TestServer server, ApiClient client, byte[] content)
    {
        var folder = Directory.CreateTempSubdirectory("photogrid-import-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "picture.png"), content);
            var (code, report) = await server.ImportAsync(client, folder.FullName);
            var stopped = (string?)report["stopped"];
            Assert.Equal(stopped is null, code == 0);
            return stopped is null ? Told(HttpStatusCode.Created, null)
                : stopped.Contains("full", StringComparison.Ordinal) ? Told((HttpStatusCode)507, "STORAGE_FULL")
                : Told(HttpStatusCode.ServiceUnavailable, "UNAVAILABLE");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // One folder for all of a server's: what was taken before is there at every look.
    private static async Task<ApiAnswer> LookAsync(TestServer server, ApiClient client, FolderMode mode, byte[] content)
    {
        var root = Directory.CreateDirectory(server.DataFolder + ".watched").FullName;
        var path = Path.Combine(root, $"{ContentHash.Of(content)}.png");
        if (!File.Exists(path))
        {
            await File.WriteAllBytesAsync(path, content);
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
        }

        var scan = server.Services.GetRequiredService<ScanFolder>();
        try
        {
            var outcome = await scan.RunAsync(new UserId(Guid.Parse(client.Id)), new WatchedFolder(root, "owner@example.org", mode, null), believe: false, CancellationToken.None);
            Assert.Equal((0, 0), (outcome.Refused, outcome.Waiting));
            return Told(HttpStatusCode.Created, null);
        }
        catch (Exception fault)
        {
            var (status, failure) = global::PhotoGrid.Server.Http.Faults.Read(fault, new Microsoft.AspNetCore.Http.DefaultHttpContext()) ?? (500, null!);
            Assert.True(status != 500, fault.ToString());
            return Told((HttpStatusCode)status, failure.Code);
        }
    }

    private static ApiAnswer Told(HttpStatusCode status, string? code) =>
        new(status, code is null ? [] : new JsonObject { ["error"] = new JsonObject { ["code"] = code } }, new HttpResponseMessage(status));
}
