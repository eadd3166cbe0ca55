using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Server.Api.Accounts;

namespace PhotoGrid.Server.Tests.Accounts;

public sealed class SetupTests
{
    private const string Path = "/api/v1/auth/setup";

    [Fact]
    public async Task The_first_account_owns_the_machine_and_is_signed_in()
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();
        Assert.True((bool)(await nobody.GetAsync("/api/v1/server")).Data["needsSetup"]!);

        var answer = await nobody.PostAsync(Path, Account(" Olga@Example.ORG "));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("olga@example.org", (string)answer.Data["user"]!["email"]!);
        Assert.True((bool)answer.Data["user"]!["isAdmin"]!);
        using var owner = new ApiClient(server.Address, (string)answer.Data["accessToken"]!, null);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/api/v1/me")).Status);
        Assert.False((bool)(await nobody.GetAsync("/api/v1/server")).Data["needsSetup"]!);
    }

    [Fact]
    public async Task It_works_once_and_after_a_restart_still_not_again()
    {
        await using var server = await TestServer.StartAsync();
        using (await server.SetUpAsync())
        {
            await server.RestartAsync();
        }

        using var nobody = server.Anonymous();
        var answer = await nobody.PostAsync(Path, Account("second@example.org"));

        Assert.Equal((HttpStatusCode.Conflict, "CONFLICT"), (answer.Status, answer.Code));
        Assert.False((bool)(await nobody.GetAsync("/api/v1/server")).Data["needsSetup"]!);
    }

    [Fact]
    public async Task Ten_at_once_make_one_account()
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => nobody.PostAsync(Path, Account($"user{n}@example.org"))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("Via", "1.1 proxy")]
    public async Task A_forwarded_request_is_not_from_this_machine_and_needs_the_code(string header, string value)
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();
        var code = server.Services.GetRequiredService<SetupCode>().Text;
        Assert.True((bool)(await nobody.GetAsync("/api/v1/server", (header, value))).Data["setupCodeNeeded"]!);

        var without = await nobody.PostAsync(Path, Account("a@example.org"), (header, value));
        var wrong = await nobody.PostAsync(Path, Account("a@example.org", "AAAA-BBBB-CCCC"), (header, value));
        var right = await nobody.PostAsync(Path, Account("a@example.org", code.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)), (header, value));

        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), (without.Status, without.Code));
        Assert.Equal(HttpStatusCode.Forbidden, wrong.Status);
        Assert.Equal(HttpStatusCode.Created, right.Status);
    }

    [Fact]
    public async Task Guessing_the_code_is_paused_after_five_tries()
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();
        var code = server.Services.GetRequiredService<SetupCode>().Text;
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Forbidden, (await nobody.PostAsync(Path, Account("a@example.org", "wrong"), ("Via", "1.1 x"))).Status);

        var answer = await nobody.PostAsync(Path, Account("a@example.org", code), ("Via", "1.1 x"));

        Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("no-at", "Olga", "long enough", "email")]
    [InlineData("a@b@c", "Olga", "long enough", "email")]
    [InlineData("a@b.c", "  ", "long enough", "name")]
    [InlineData("a@b.c", "O\u0007", "long enough", "name")]
    [InlineData("a@b.c", "Olga", "short", "password")]
    public async Task What_can_not_be_an_account_is_refused_with_the_field(string email, string name, string password, string field)
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();

        var answer = await nobody.PostAsync(Path, new JsonObject { ["email"] = email, ["name"] = name, ["password"] = password });

        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION_FAILED"), (answer.Status, answer.Code));
        Assert.Equal(field, (string)answer.Json!["error"]!["details"]!["field"]!);
    }

    private static JsonObject Account(string email, string? code = null) =>
        new() { ["email"] = email, ["name"] = "Olga", ["password"] = ApiClient.Password, ["code"] = code };
}
