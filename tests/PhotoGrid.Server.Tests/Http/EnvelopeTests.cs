using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Storage;

namespace PhotoGrid.Server.Tests.Http;

public sealed class EnvelopeTests
{
    [Fact]
    public async Task A_success_is_status_data_and_meta()
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();

        var answer = await nobody.GetAsync("/api/v1/server");

        Assert.Equal(["status", "data", "meta"], answer.Json!.Select(pair => pair.Key));
        Assert.Equal("success", (string)answer.Json!["status"]!);
        Assert.Matches("^req_[A-Z0-9]+$", (string)answer.Json["meta"]!["requestId"]!);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "NOT_FOUND")]
    [InlineData("POST", "/api/nothing", 404, "NOT_FOUND")]
    [InlineData("DELETE", "/api/v1/server", 405, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", "/api/v1/me", 401, "UNAUTHENTICATED")]
    public async Task A_refusal_is_status_error_and_meta(string method, string path, int status, string code)
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();

        var answer = await nobody.SendAsync(new HttpMethod(method), path, null);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Equal(["status", "error", "meta"], answer.Json!.Select(pair => pair.Key));
        Assert.Equal(["code", "message", "details"], answer.Json!["error"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal("no-store", answer.Message.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Message.Headers.GetValues("X-Content-Type-Options").Single());
    }

    public static TheoryData<Exception, int, string> Faults() => new()
    {
        { new InvalidOperationException("secret of the house"), 500, "INTERNAL" },
        { new StorageFullException(), 507, "STORAGE_FULL" },
        { new SqliteException("full", 13), 507, "STORAGE_FULL" },
        { new IOException("no space", 28), 507, "STORAGE_FULL" },
        { new IOException("quota", 122), 507, "STORAGE_FULL" },
        { new IOException("input/output error", 5), 503, "UNAVAILABLE" },
        { new IOException("read-only file system", 30), 503, "UNAVAILABLE" },
        { new UnauthorizedAccessException("secret path"), 503, "UNAVAILABLE" },
        { new StorageOfflineException(), 503, "UNAVAILABLE" },
        { new SqliteException("secret read-only", 8), 503, "UNAVAILABLE" },
        { new SqliteException("I/O", 10), 503, "UNAVAILABLE" },
        { new SqliteException("can't open", 14), 503, "UNAVAILABLE" },
        { new SqliteException("constraint", 19), 500, "INTERNAL" },
        { new BadHttpRequestException("large", 413), 413, "FILE_TOO_LARGE" },
        { new BadHttpRequestException("bad", 400), 400, "VALIDATION_FAILED" },
        { new System.Text.Json.JsonException("bad"), 400, "VALIDATION_FAILED" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_a_handler_throws_becomes_an_envelope_without_its_words(Exception fault, int status, string code)
    {
        await using var server = await TestServer.StartAsync(app => app.MapGet("/api/v1/broken", IResult () => throw fault).Requires(Need.Nothing));
        using var nobody = server.Anonymous();

        var answer = await nobody.GetAsync("/api/v1/broken");

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.DoesNotContain("secret", answer.Json!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.True(answer.Message.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_parameter_of_a_wrong_type_is_400()
    {
        await using var server = await TestServer.StartAsync(app => app.MapGet("/api/v1/number", (int n) => Results.Text($"{n}")).Requires(Need.Nothing));
        using var nobody = server.Anonymous();

        Assert.Equal("VALIDATION_FAILED", (await nobody.GetAsync("/api/v1/number?n=many")).Code);
        Assert.Equal("VALIDATION_FAILED", (await nobody.GetAsync("/api/v1/number")).Code);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/api/v1/number?n=3")).Status);
    }

    [Fact]
    public void Every_kind_of_failure_has_its_own_status()
    {
        var statuses = Enum.GetValues<FailureKind>().Select(FailureStatus.Of).ToList();

        Assert.DoesNotContain(500, statuses);
        Assert.Equal(statuses.Count, statuses.Distinct().Count());
    }

    [Fact]
    public async Task Who_has_the_newest_version_gets_304()
    {
        await using var server = await TestServer.StartAsync();
        using var owner = await server.SetUpAsync();
        var first = await owner.GetAsync("/api/v1/me/preferences");
        var tag = first.Message.Headers.ETag!;
        Assert.True(tag.IsWeak);

        var same = await owner.GetAsync("/api/v1/me/preferences", ("If-None-Match", tag.ToString()));
        var strong = await owner.GetAsync("/api/v1/me/preferences", ("If-None-Match", $"\"other\", {tag.Tag}"));
        await owner.PutAsync("/api/v1/me/preferences", new System.Text.Json.Nodes.JsonObject { ["theme"] = "dark" });
        var changed = await owner.GetAsync("/api/v1/me/preferences", ("If-None-Match", tag.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, same.Status);
        Assert.Equal(tag, same.Message.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, strong.Status);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(tag, changed.Message.Headers.ETag);
    }

    [Fact]
    public void Tags_differ_where_the_bytes_do()
    {
        var bytes = new byte[4096];
        var tags = new HashSet<string> { WeakETag.Of(bytes) };

        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] = 1;
            Assert.True(tags.Add(WeakETag.Of(bytes)));
            bytes[at] = 0;
            Assert.True(tags.Add(WeakETag.Of(bytes.AsSpan(0, at))));
        }
    }
}
