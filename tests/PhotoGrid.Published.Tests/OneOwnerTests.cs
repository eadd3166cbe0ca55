namespace PhotoGrid.Published.Tests;

/// <summary>One process owns a data folder; others go through it or are refused.</summary>
public sealed class OneOwnerTests
{
    [PublishedFact]
    public async Task A_second_serve_is_refused_with_a_sentence()
    {
        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);

        var (exitCode, said) = await PublishedServer.RunAsync(null, "serve", "--data", folder.Path, "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains("already", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        using var client = new Client(server.Address);
        await client.SetUpAsync(); // the first one goes on
    }

    [PublishedFact]
    public async Task Adding_a_user_goes_through_the_running_server()
    {
        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var client = new Client(server.Address);
        await client.SetUpAsync();
        var databasesBefore = OpenDatabases(server.ProcessId);

        var (exitCode, said) = await PublishedServer.RunAsync(
            "another good password", "user", "add", "grace@example.org", "--name", "Grace", "--data", folder.Path);

        Assert.True(exitCode == 0, said);
        Assert.NotEmpty(databasesBefore);
        await client.SignInAsync("grace@example.org", PasswordFrom(said) ?? "another good password");
        Assert.Equal("grace@example.org", (string)(await client.GetAsync("/api/v1/me"))["email"]!);
    }

    [PublishedFact]
    public async Task A_folder_is_free_again_after_its_owner_was_killed()
    {
        using var folder = new DataFolder();
        await using (var server = await PublishedServer.StartAsync(folder.Path))
        {
            await server.KillAsync();
        }

        await using var next = await PublishedServer.StartAsync(folder.Path);
        using var client = new Client(next.Address);
        await client.SetUpAsync();
    }

    [PublishedFact]
    public async Task The_version_is_told_and_a_wrong_word_is_wrong_usage()
    {
        var (exitCode, said) = await PublishedServer.RunAsync(null, "version");
        Assert.Equal(0, exitCode);
        Assert.Matches(@"\d+\.\d+\.\d+", said);

        Assert.Equal(2, (await PublishedServer.RunAsync(null, "frobnicate")).ExitCode);
    }

    private static List<string> OpenDatabases(int processId) =>
        [.. Directory.EnumerateFiles($"/proc/{processId}/fd")
            .Select(fd => new FileInfo(fd).LinkTarget ?? string.Empty)
            .Where(target => target.EndsWith(".db", StringComparison.Ordinal))];

    private static string? PasswordFrom(string said) =>
        said.Split('\n').FirstOrDefault(line => line.StartsWith("Password:", StringComparison.OrdinalIgnoreCase))?.Split(':', 2)[1].Trim();
}
