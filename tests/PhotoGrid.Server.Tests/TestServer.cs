using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PhotoGrid.Accounts.Passwords;
using PhotoGrid.Contracts.Postgres;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Tests;

/// <summary>
/// The real server in this process, on a port of its own and an empty data folder of its own, which goes with it. Its clock is
/// <see cref="Clock"/>; passwords are hashed cheaply. <c>await using var server = await TestServer.StartAsync();</c>
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly Action<WebApplicationBuilder>? _adjust;
    private readonly Action<WebApplication>? _routes;
    private string[] _settings;
    private DataFolder? _folder;
    private WebApplication? _app;
    private int _users;

    private TestServer(Action<WebApplicationBuilder>? adjust, Action<WebApplication>? routes, string[] settings) =>
        (DataFolder, _adjust, _routes, _settings) = (Directory.CreateTempSubdirectory("photogrid-server-").FullName, adjust, routes, settings);

    /// <summary>PHOTOGRID_TEST_CATALOG=postgres runs all of this project on PostgreSQL, a database a server.</summary>
    public static bool OnPostgres { get; } = Environment.GetEnvironmentVariable("PHOTOGRID_TEST_CATALOG") == "postgres";

    public TestClock Clock { get; } = new();

    public string DataFolder { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public IServiceProvider Services => _app!.Services;

    /// <summary><paramref name="settings"/> as on the command line: <c>--Trash:Days=1</c>.</summary>
    public static Task<TestServer> StartAsync(params string[] settings) => StartAsync(new TestServer(null, null, settings));

    /// <summary>With other services in place of the real ones.</summary>
    public static Task<TestServer> StartAsync(Action<WebApplicationBuilder> adjust, params string[] settings) => StartAsync(new TestServer(adjust, null, settings));

    /// <summary>With routes of the test's own besides the real ones.</summary>
    public static Task<TestServer> StartAsync(Action<WebApplication> routes, params string[] settings) => StartAsync(new TestServer(null, routes, settings));

    /// <summary>Stops, if it runs, and starts again on the same folder, on another port.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _folder = Setup.DataFolder.Take(DataFolder).Value;
        // What models see is tested where it is asked for; everywhere else it would only take time.
        string[] quiet = _settings.Any(setting => setting.StartsWith("--Vision:", StringComparison.Ordinal)) ? [] : ["--Vision:On=false"];
        _app = Program.Build(new ServeOptions(DataFolder, "http://127.0.0.1:0", [.. quiet, .. _settings]), builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            builder.Services.Replace(ServiceDescriptor.Singleton(new PasswordHasher(iterations: 10)));
            // Tests that show nothing upload too: where libvips is not set up they run as if it were.
            if (VipsLibrary.Find() is null)
                builder.Services.Replace(ServiceDescriptor.Singleton(new InstalledDecoders(new ImagingOptions(), vips: "")));
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            _adjust?.Invoke(builder);
        });
        _routes?.Invoke(_app);
        await _app.StartAsync();
        Serve.CheckNeeds(_app);
        Address = new Uri(_app.Urls.First());
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            // As serve ends: workers finish what they hold before the catalog closes.
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _app = null;
        _folder?.Dispose();
        _folder = null;
    }

    /// <summary>A client without credentials that follows no redirect and keeps no cookie.</summary>
    public ApiClient Anonymous() => new(Address, null, null);

    /// <summary>Makes the first account, the machine's owner, and signs in to it by token.</summary>
    public async Task<ApiClient> SetUpAsync(string email = "owner@example.org")
    {
        using var client = Anonymous();
        var data = await client.DataAsync(HttpMethod.Post, "/api/v1/auth/setup", new JsonObject { ["email"] = email, ["name"] = "Olga Owner", ["password"] = ApiClient.Password });
        return new ApiClient(Address, (string)data["accessToken"]!, data["user"]!.AsObject());
    }

    /// <summary>Makes one more account, no admin, and signs in to it by token. After <see cref="SetUpAsync"/>.</summary>
    public async Task<ApiClient> AddUserAsync(ApiClient admin, string? email = null)
    {
        email ??= $"user{Interlocked.Increment(ref _users)}@example.org";
        await admin.DataAsync(HttpMethod.Post, "/api/v1/users", new JsonObject { ["email"] = email, ["name"] = "Uwe User", ["password"] = ApiClient.Password });
        return await SignInAsync(email);
    }

    public async Task<ApiClient> SignInAsync(string email, string password = ApiClient.Password)
    {
        using var client = Anonymous();
        var data = await client.DataAsync(HttpMethod.Post, "/api/v1/auth/login", new JsonObject { ["email"] = email, ["password"] = password });
        return new ApiClient(Address, (string)data["accessToken"]!, data["user"]!.AsObject());
    }

    /// <summary>A client with an API key of the given scopes, belonging to who <paramref name="user"/> is.</summary>
    public async Task<ApiClient> KeyAsync(ApiClient user, params string[] scopes)
    {
        var body = new JsonObject { ["name"] = "test", ["scopes"] = new JsonArray([.. scopes.Select(scope => (JsonNode)scope)]) };
        var data = await user.DataAsync(HttpMethod.Post, "/api/v1/me/api-keys", body);
        return new ApiClient(Address, (string)data["secret"]!, user.User);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    private static async Task<TestServer> StartAsync(TestServer server)
    {
        if (OnPostgres)
            server._settings = [.. server._settings, $"--Catalog:Postgres={await (await PostgresServer.GetAsync()).NewDatabaseAsync()}"];
        try
        {
            await server.RestartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
