using System.Diagnostics;
using PhotoGrid.Catalog;
using PhotoGrid.Server.Cli;
using PhotoGrid.Server.Cli.Control;
using PhotoGrid.Server.Setup;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Server.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("add a@b.c --name Ada --admin --quota 5", "a@b.c", "Ada", true, 5L)]
    [InlineData("add --email=a@b.c --name=Ada", "a@b.c", "Ada", false, null)]
    [InlineData("add --name Ada a@b.c", "a@b.c", "Ada", false, null)]
    public void User_verbs_are_read_in_any_order(string typed, string email, string name, bool admin, long? quota)
    {
        var verb = UserVerb.Parse(typed.Split(' ')).Value;

        Assert.Equal((email, name, admin, quota), (verb.Email, verb.Name, verb.Admin, verb.Quota));
    }

    [Theory]
    [InlineData("")]
    [InlineData("remove a@b.c")]
    [InlineData("add")]
    [InlineData("add a@b.c d@e.f")]
    [InlineData("add a@b.c --quota much")]
    [InlineData("add a@b.c --name")]
    [InlineData("list a@b.c")]
    [InlineData("add a@b.c --colour blue")]
    public void Wrong_usage_is_said(string typed) => Assert.NotNull(UserVerb.Parse(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Failure);

    [Fact]
    public void Serve_takes_folder_addresses_and_settings()
    {
        var options = ServeOptions.Parse(["--data", "/tmp/x", "--urls=http://localhost:1", "--Trash:Days=0"]).Value;

        Assert.Equal(("/tmp/x", "http://localhost:1"), (options.DataFolder, options.Urls));
        Assert.Equal(["--Trash:Days=0"], options.Settings);
        Assert.NotNull(ServeOptions.Parse(["--data"]).Failure);
        Assert.NotNull(ServeOptions.Parse(["--frobnicate"]).Failure);
        Assert.NotNull(ServeOptions.Parse(["folder"]).Failure);
    }

    [Fact]
    public void Every_line_of_a_text_crosses_the_socket_as_what_it_is() =>
        Assert.Equal("oLicence:\nopackage\nox", ControlSocket.Mark(ControlSocket.Output, "Licence:\r\npackage\nx"));

    [Fact]
    public async Task A_verb_goes_through_the_server_that_holds_the_folder()
    {
        await using var server = await TestServer.StartAsync();
        using var owner = await server.SetUpAsync();
        var said = new List<string>();
        Task Say(bool isError, string line)
        {
            said.Add((isError ? "error: " : "") + line);
            return Task.CompletedTask;
        }

        var path = DataFolder.ControlPathOf(server.DataFolder);
        var added = await ControlClient.SendAsync(path, new ControlRequest(["user", "add", "grace@example.org", "--name", "Grace"], "a password of hers"), VerbOutput.Lines(Say));
        var twice = await ControlClient.SendAsync(path, new ControlRequest(["user", "add", "grace@example.org"], "a password of hers"), VerbOutput.Lines(Say));
        var wrong = await ControlClient.SendAsync(path, new ControlRequest(["dance"], null), VerbOutput.Lines(Say));

        Assert.Equal((0, 1, 2), (added, twice, wrong));
        Assert.Equal("Added grace@example.org (Grace).", said[0]);
        Assert.StartsWith("error: ", said[1], StringComparison.Ordinal);
        using var grace = await server.SignInAsync("grace@example.org", "a password of hers");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_reset_password_signs_out_everywhere()
    {
        await using var server = await TestServer.StartAsync();
        using var owner = await server.SetUpAsync();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await owner.GetAsync("/api/v1/me")).Status);

        await ControlClient.SendAsync(DataFolder.ControlPathOf(server.DataFolder), new ControlRequest(["user", "reset-password", "owner@example.org"], "a new password"), VerbOutput.Lines((_, _) => Task.CompletedTask));

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await owner.GetAsync("/api/v1/me")).Status);
        using var again = await server.SignInAsync("owner@example.org", "a new password");
    }

    [Fact]
    public async Task With_nobody_there_a_verb_does_it_itself_and_the_first_account_manages_the_machine()
    {
        var folder = Directory.CreateTempSubdirectory("photogrid-cli-").FullName;
        try
        {
            var (code, said) = await RunAsync("user", "add", "ada@example.org", "--data", folder);
            var (listCode, list) = await RunAsync("user", "list", "--json", "--data", folder);

            Assert.True(code == 0, said);
            Assert.Contains("Password: ", said, StringComparison.Ordinal);
            Assert.Equal(0, listCode);
            Assert.Contains("\"email\":\"ada@example.org\",\"name\":\"ada\",\"isAdmin\":true", list, StringComparison.Ordinal);
            Assert.Equal(2, (await RunAsync("frobnicate")).Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("a b.zip --user a@b.c", 2, null)]
    [InlineData("--user=a@b.c --album Trip a", 1, "Trip")]
    [InlineData("a --json --data d --user a@b.c", 1, null)]
    public void An_import_is_read_in_any_order(string typed, int paths, string? album)
    {
        var verb = ImportVerb.Parse(typed.Split(' ')).Value;

        Assert.Equal((paths, "a@b.c", album), (verb.Paths.Count, verb.Email, verb.Album));
        Assert.All(ImportVerb.Parse(verb.ArgsFor([])[1..]).Value.Paths, path => Assert.True(Path.IsPathFullyQualified(path)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--user a@b.c")]
    [InlineData("folder")]
    [InlineData("folder --user")]
    [InlineData("folder --user a@b.c --colour blue")]
    public void A_wrong_import_is_said(string typed) => Assert.NotNull(ImportVerb.Parse(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Failure);

    [Fact]
    public async Task With_nobody_there_an_import_is_done_here_and_the_next_start_knows_of_it()
    {
        var folder = Directory.CreateTempSubdirectory("photogrid-cli-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "photos"));
            for (var seed = 1; seed <= 3; seed++)
                File.WriteAllBytes(Path.Combine(folder, "photos", $"{seed}.png"), TestPhotos.Png(seed));
            await RunAsync("user", "add", "ada@example.org", "--data", Path.Combine(folder, "data"));

            var (code, said) = await RunAsync("import", Path.Combine(folder, "photos"), "--user", "ada@example.org", "--data", Path.Combine(folder, "data"));

            Assert.True(code == 0, said);
            Assert.StartsWith("3 files in: 3 stored, 0 duplicates", said, StringComparison.Ordinal);
            await using var catalog = new SqliteCatalog(Path.Combine(folder, "data"));
            await using var session = await catalog.OpenGlobalReadAsync(default);
            Assert.Equal(1, await session.Sql.NumberAsync("SELECT count(*) FROM journal_open", SqlArgs.None, default));
            Assert.Equal(1, await session.Sql.NumberAsync("SELECT count(*) FROM work", SqlArgs.None, default));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "photogrid.dll"), .. args]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("PHOTOGRID_DATA");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join('\n', said));
    }
}
