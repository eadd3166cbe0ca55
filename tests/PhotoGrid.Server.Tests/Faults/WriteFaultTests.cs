using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PhotoGrid.Server.Tests.Authorization;

namespace PhotoGrid.Server.Tests.Faults;

/// <summary>Routes that write, while nothing can be written: the code that says so, nothing changed, and all well once it is mended.</summary>
public sealed class WriteFaultTests
{
    [Theory]
    [InlineData(Trouble.Enospc, 507, "STORAGE_FULL")]
    [InlineData(Trouble.Edquot, 507, "STORAGE_FULL")]
    [InlineData(Trouble.Eio, 503, "UNAVAILABLE")]
    [InlineData(Trouble.Erofs, 503, "UNAVAILABLE")]
    [Trait("Catalog", "embedded")] // What PostgreSQL writes, it writes on its own.
    public async Task A_change_that_cannot_be_written_says_so_and_is_not_made(int errno, int status, string code)
    {
        await using var server = await TroubledServer.StartAsync();
        using var owner = await server.Server.SetUpAsync();
        var photo = (await owner.UploadAsync(TestPhotos.Png(1))).Data["photo"]!;
        var trashed = (string)(await owner.UploadAsync(TestPhotos.Png(2))).Data["photo"]!["id"]!;
        await owner.DeleteAsync($"/api/v1/photos/{trashed}");
        var id = (string)photo["id"]!;
        (HttpMethod Method, string Path, JsonNode? Body)[] changes =
        [
            (HttpMethod.Put, $"/api/v1/photos/{id}", new JsonObject { ["isFavorite"] = true, ["description"] = "sea" }),
            (HttpMethod.Post, "/api/v1/photos/batch", new JsonObject { ["photoIds"] = new JsonArray(id), ["set"] = new JsonObject { ["isArchived"] = true } }),
            (HttpMethod.Delete, $"/api/v1/photos/{id}", null),
            (HttpMethod.Post, "/api/v1/photos/batch-delete", new JsonObject { ["photoIds"] = new JsonArray(id) }),
            (HttpMethod.Post, $"/api/v1/photos/{trashed}/restore", null),
            (HttpMethod.Delete, "/api/v1/trash", null),
            (HttpMethod.Post, "/api/v1/albums", new JsonObject { ["name"] = "Bergen" }),
            (HttpMethod.Put, "/api/v1/me", new JsonObject { ["name"] = "Other" }),
            (HttpMethod.Put, "/api/v1/me/preferences", new JsonObject { ["theme"] = "dark" }),
            (HttpMethod.Post, "/api/v1/me/api-keys", new JsonObject { ["name"] = "k", ["scopes"] = new JsonArray("read") }),
            (HttpMethod.Post, "/api/v1/users", new JsonObject { ["email"] = "new@example.org", ["name"] = "New", ["password"] = ApiClient.Password }),
            (HttpMethod.Post, "/api/v1/auth/login", new JsonObject { ["email"] = "owner@example.org", ["password"] = ApiClient.Password }),
        ];

        foreach (var (method, path, body) in changes)
        {
            server.Trouble.Arm(1, errno, lasting: true);
            var answer = await owner.SendAsync(method, path, body?.DeepClone());
            server.Trouble.Mend();

            Assert.True((status, code) == ((int)answer.Status, answer.Code), $"{method} {path}: {(int)answer.Status} {answer.Json}");
            Assert.Equal(photo.ToJsonString(), (await owner.GetAsync($"/api/v1/photos/{id}")).Data.ToJsonString());
            Assert.Equal(1, (int)(await owner.GetAsync("/api/v1/photos?filter=trash")).Json!["meta"]!["total"]!);
        }

        foreach (var (method, path, body) in changes)
        {
            var answer = await owner.SendAsync(method, path, body?.DeepClone());
            Assert.True((int)answer.Status < 300, $"{method} {path}, mended: {(int)answer.Status} {answer.Json}");
        }
    }

    // Whatever route is in the table, whoever wrote it.
    [Theory]
    [InlineData(Trouble.Enospc)]
    [InlineData(Trouble.Eio)]
    public async Task No_route_answers_500_when_the_disk_is_in_trouble(int errno)
    {
        Trouble? trouble = null;
        await using var world = await World.StartAsync(builder => trouble = TroubledServer.Adjust(builder));
        var wrong = new List<string>();
        foreach (var (route, row) in RouteTable.Rows)
        {
            var (method, pattern) = (route[..route.IndexOf(' ')], route[(route.IndexOf(' ') + 1)..]);
            var path = row.Path?.Invoke(world) ?? (row.Id is { } id ? pattern.Replace("{id}", id(world), StringComparison.Ordinal) : pattern);
            trouble!.Arm(1, errno, lasting: true);
            foreach (var (name, client) in world.Callers)
            {
                using var body = method is "POST" or "PUT" ? new StringContent(row.Body, Encoding.UTF8, "application/json") : null;
                var answer = await client.SendContentAsync(new HttpMethod(method), path, body);
                using var message = answer.Message;
                if (answer.Status == HttpStatusCode.InternalServerError)
                    wrong.Add($"{route} by {name}: {answer.Json}");
            }

            trouble.Mend();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
