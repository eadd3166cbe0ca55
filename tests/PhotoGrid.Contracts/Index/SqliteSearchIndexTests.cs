using PhotoGrid.Foundation;
using PhotoGrid.Index;

namespace PhotoGrid.Contracts.Index;

/// <summary>The contract on SQLite, and what a file may suffer.</summary>
public sealed class SqliteSearchIndexTests : SearchIndexContract, IAsyncLifetime
{
    private readonly TempFolder _temp = new();

    public SqliteSearchIndexTests() => Index = new SqliteSearchIndex(_temp.Path);

    protected override ISearchIndex Index { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Index.DisposeAsync();
        _temp.Dispose();
    }

    [Fact]
    public async Task A_damaged_file_is_thrown_away_and_begun_anew()
    {
        var owner = UserId.New(TimeProvider.System);
        await Index.ApplyAsync(owner, new IndexBatch(1, [Photo(1, (SearchField.Tag, "dog"))], [], new IndexState(1, -1, 0)), default);
        await Index.DisposeAsync();
        var file = Directory.GetFiles(_temp.Path, "search.db", SearchOption.AllDirectories).Single();
        await File.WriteAllBytesAsync(file, new byte[8192].Select((_, i) => (byte)(i * 31)).ToArray());

        await using var again = new SqliteSearchIndex(_temp.Path);

        Assert.Equal(IndexState.Empty, await again.StateAsync(owner, default));
        Assert.Empty(await again.FindAsync(owner, SearchField.Tag, "dog", false, default));
    }
}
