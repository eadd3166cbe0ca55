using PhotoGrid.Contracts.Index;
using PhotoGrid.Foundation;
using PhotoGrid.Index;

namespace PhotoGrid.Contracts.WrongAdapters;

/// <summary>The contract of search indexes is worth something: it notices these.</summary>
public sealed class WrongSearchIndexTests
{
    [Fact]
    public Task An_index_that_takes_every_owner_for_one_is_noticed() =>
        MustFailAsync(folder => new OneForAll(folder), nameof(SearchIndexContract.One_owner_never_finds_anothers));

    [Fact]
    public Task An_index_that_lets_older_versions_win_is_noticed() =>
        MustFailAsync(folder => new Versionless(folder), nameof(SearchIndexContract.The_same_step_twice_is_once_and_an_older_version_never_wins));

    [Fact]
    public Task An_index_that_takes_every_word_for_a_beginning_is_noticed() =>
        MustFailAsync(folder => new Sloppy(folder), nameof(SearchIndexContract.A_word_is_found_in_its_field_whole_and_by_its_beginning));

    private static async Task MustFailAsync(Func<string, ISearchIndex> wrong, string test) =>
        Assert.Equal([test], await ContractCheck.FailuresAsync(() => new Suite(wrong), test));

    private sealed class Suite : SearchIndexContract, IAsyncLifetime
    {
        private readonly TempFolder _temp = new();

        public Suite(Func<string, ISearchIndex> wrong) => Index = wrong(_temp.Path);

        protected override ISearchIndex Index { get; }

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            await Index.DisposeAsync();
            _temp.Dispose();
        }
    }

    private abstract class Decorator(string folder) : ISearchIndex
    {
        protected SqliteSearchIndex Right { get; } = new(folder);

        protected virtual UserId Of(UserId owner) => owner;

        public ValueTask<IndexState> StateAsync(UserId owner, CancellationToken ct) => Right.StateAsync(Of(owner), ct);

        public virtual ValueTask ApplyAsync(UserId owner, IndexBatch batch, CancellationToken ct) => Right.ApplyAsync(Of(owner), batch, ct);

        public virtual ValueTask<IReadOnlyList<int>> FindAsync(UserId owner, SearchField field, string word, bool prefix, CancellationToken ct) =>
            Right.FindAsync(Of(owner), field, word, prefix, ct);

        public ValueTask<IReadOnlyList<string>> ListWordsAsync(UserId owner, string start, int limit, CancellationToken ct) => Right.ListWordsAsync(Of(owner), start, limit, ct);

        public ValueTask<IReadOnlyList<IndexedName>> ListNamesAsync(UserId owner, long step, CancellationToken ct) => Right.ListNamesAsync(Of(owner), step, ct);

        public ValueTask<(long Step, IReadOnlyList<IndexEntry> Entries)> ListEntriesAsync(UserId owner, long step, CancellationToken ct) => Right.ListEntriesAsync(Of(owner), step, ct);

        public ValueTask ClearAsync(UserId owner, CancellationToken ct) => Right.ClearAsync(Of(owner), ct);

        public ValueTask DisposeAsync() => Right.DisposeAsync();
    }

    private sealed class OneForAll(string folder) : Decorator(folder)
    {
        protected override UserId Of(UserId owner) => new(Guid.AllBitsSet);
    }

    private sealed class Versionless(string folder) : Decorator(folder)
    {
        private long _version;

        public override ValueTask ApplyAsync(UserId owner, IndexBatch batch, CancellationToken ct) => base.ApplyAsync(owner, batch with { Version = ++_version }, ct);
    }

    private sealed class Sloppy(string folder) : Decorator(folder)
    {
        public override ValueTask<IReadOnlyList<int>> FindAsync(UserId owner, SearchField field, string word, bool prefix, CancellationToken ct) =>
            base.FindAsync(owner, field, word, true, ct);
    }
}
