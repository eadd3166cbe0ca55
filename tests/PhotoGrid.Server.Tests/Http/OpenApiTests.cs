using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Http;

public sealed class OpenApiTests
{
    private const string Update = "PHOTOGRID_UPDATE_SNAPSHOTS";

    [Fact]
    public async Task The_document_is_the_one_in_docs()
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();
        var path = Path.Combine(Root(), "docs", "api", "openapi.json");

        var now = (await nobody.Http.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Update) == "1")
            await File.WriteAllTextAsync(path, now);

        Assert.True(now == await File.ReadAllTextAsync(path), $"The API differs from docs/api/openapi.json. If that is meant, run ./dev fmt (or this test with {Update}=1) and look at the difference.");
    }

    [Fact]
    public async Task Every_path_has_the_base_and_every_answer_the_envelope()
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();
        var document = JsonNode.Parse(await nobody.Http.GetStringAsync("/openapi/v1.json"))!;

        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            Assert.True(path.StartsWith("/api/v1/", StringComparison.Ordinal) || path.StartsWith("/thumbnails/", StringComparison.Ordinal), path);
            foreach (var (method, operation) in operations!.AsObject())
            {
                foreach (var (status, response) in operation!["responses"]!.AsObject().Where(pair => pair.Key != "default"))
                {
                    if (response!["content"]?["application/json"]?["schema"]?["properties"] is { } schema)
                        Assert.Equal(["status", "data", "meta"], schema.AsObject().Select(pair => pair.Key));
                    else
                        Assert.True(response["content"]?["application/json"] is null, $"{method} {path} {status}");
                }
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PhotoGrid.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
