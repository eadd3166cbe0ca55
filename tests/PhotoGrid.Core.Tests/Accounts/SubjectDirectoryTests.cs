using PhotoGrid.Accounts;
using PhotoGrid.Accounts.Passwords;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Catalog;
using PhotoGrid.Core.Tests.Catalog;

namespace PhotoGrid.Core.Tests.Accounts;

public sealed class SubjectDirectoryTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteCatalog _catalog;
    private readonly SubjectDirectory _subjects;
    private readonly SetUpMachine _setUp;

    public SubjectDirectoryTests()
    {
        _catalog = new SqliteCatalog(_folder.Path);
        _subjects = new SubjectDirectory(_catalog, TimeProvider.System);
        _setUp = new SetUpMachine(_catalog, new PasswordHasher(10), new IssueSession(TimeProvider.System), TimeProvider.System);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("a token with letters that are not of ours: äöü")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pgk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_token_is_nobody(string token) => Assert.Null(await _subjects.FindAsync(token, default));

    [Fact]
    public async Task A_request_that_races_a_revocation_leaves_nothing_behind()
    {
        var issued = (await _setUp.RunAsync("a@b.c", "A", "long enough", false, "test", default)).Value;
        var end = new EndSession(_catalog, _subjects);

        // Lookups run while the session is being ended: whatever they saw, the first one afterwards must be refused.
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await _subjects.FindAsync(issued.AccessToken, default);
        })).ToArray();
        await end.RunAsync(issued.User.Id, issued.SessionId, default);
        var after = await _subjects.FindAsync(issued.AccessToken, default);
        await stop.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Null(after);
        Assert.Null(await _subjects.FindAsync(issued.AccessToken, default));
    }

    public async ValueTask DisposeAsync()
    {
        await _catalog.DisposeAsync();
        _folder.Dispose();
    }
}
