using Microsoft.Data.Sqlite;
using PhotoGrid.Disk;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Index;

/// <summary>
/// The embedded index: <c>search.db</c> beside the user's library. Words are in an FTS5 table that keeps no texts and no positions, each
/// with its field's letter before it, so that a word in a field is one lookup. A file that is damaged or of another format is thrown away.
/// </summary>
public sealed class SqliteSearchIndex : ISearchIndex
{
    // Two handles and some pages each; a family searches a few libraries at a time.
    private const int MaxOpen = 64;

    private const int NotADatabase = 26, Corrupt = 11;

    // detail=none: which photos have a word is all that is asked. The prefix index is of two letters behind the field's. The words come cut
    // and folded: only the spaces between them separate.
    private const string WordsTable = """
        CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(words, content='', contentless_delete=1, detail=none, prefix='3',
            tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")
        """;

    private readonly Func<UserId, string> _pathOf;
    private readonly DiskCalls _disk;
    private readonly OpenFiles _files;

    /// <summary>Uses (and makes) the given data folder.</summary>
    public SqliteSearchIndex(string dataFolder, DiskCalls? calls = null)
    {
        _pathOf = owner => Path.Combine(Path.GetFullPath(dataFolder), "users", Sharding.BucketOf(owner).ToString("D4"), owner.ToString(), "search.db");
        _disk = calls ?? DiskCalls.Real;
        _files = new OpenFiles(MaxOpen, OpenAsync);
    }

    /// <inheritdoc/>
    public ValueTask<IndexState> StateAsync(UserId owner, CancellationToken ct) =>
        ReadAsync(owner, async (_, tables) => (await tables.StateAsync(ct))?.State ?? IndexState.Empty, ct);

    /// <inheritdoc/>
    public async ValueTask ApplyAsync(UserId owner, IndexBatch batch, CancellationToken ct)
    {
        var file = await _files.TakeAsync(owner, ct);
        try
        {
            var (connection, release) = await file.File.TakeWriterAsync(ct);
            try
            {
                await using var transaction = connection.BeginTransaction();
                var sql = new Sql(connection, transaction);
                await new IndexTables(sql, owner).ApplyAsync(batch, (number, words) => PutAsync(sql, number, words, ct), ct);
                await transaction.CommitAsync(CancellationToken.None);
            }
            finally
            {
                await release();
            }
        }
        finally
        {
            _files.Return(file);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<int>> FindAsync(UserId owner, SearchField field, string word, bool prefix, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<int>>(
            owner,
            async (sql, _) => await sql.ListAsync("SELECT rowid FROM search_words WHERE search_words MATCH @query ORDER BY rowid",
                // In quotes, which Words never leaves in a word.
                new SqlArgs { ["query"] = $"\"{(char)field}{word}\"{(prefix ? "*" : "")}" }, row => (int)row.GetInt64(0), ct),
            ct);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListWordsAsync(UserId owner, string start, int limit, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<string>>(owner, async (_, tables) => await tables.ListWordsAsync(start, limit, ct), ct);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IndexedName>> ListNamesAsync(UserId owner, long step, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<IndexedName>>(owner, async (_, tables) => await tables.ListNamesAsync(step, ct), ct);

    /// <inheritdoc/>
    public ValueTask<(long Step, IReadOnlyList<IndexEntry> Entries)> ListEntriesAsync(UserId owner, long step, CancellationToken ct) =>
        ReadAsync<(long, IReadOnlyList<IndexEntry>)>(
            owner,
            async (_, tables) => ((await tables.StateAsync(ct))?.Step ?? 0, await tables.ListEntriesAsync(step, ct)),
            ct);

    /// <inheritdoc/>
    public ValueTask ClearAsync(UserId owner, CancellationToken ct) => _files.CloseAsync(owner, () => Remove(_pathOf(owner)), ct);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _files.DisposeAsync();

    private static async ValueTask PutAsync(Sql sql, int number, IReadOnlyCollection<string> words, CancellationToken ct)
    {
        await sql.RunAsync("DELETE FROM search_words WHERE rowid = @number", new SqlArgs { ["number"] = number }, ct);
        if (words.Count > 0)
        {
            await sql.RunAsync("INSERT INTO search_words (rowid, words) VALUES (@number, @words)",
                new SqlArgs { ["number"] = number, ["words"] = string.Join(' ', words) }, ct);
        }
    }

    private async ValueTask<T> ReadAsync<T>(UserId owner, Func<Sql, IndexTables, ValueTask<T>> read, CancellationToken ct)
    {
        var file = await _files.TakeAsync(owner, ct);
        try
        {
            var (connection, release) = file.File.TakeReader();
            try
            {
                // One consistent state for all statements.
                await using var transaction = connection.BeginTransaction(deferred: true);
                var sql = new Sql(connection, transaction);
                return await read(sql, new IndexTables(sql, owner));
            }
            finally
            {
                await release();
            }
        }
        finally
        {
            _files.Return(file);
        }
    }

    private async Task<SqliteFile> OpenAsync(UserId owner, CancellationToken ct)
    {
        var path = _pathOf(owner);
        _disk.MakeFolders(Path.GetDirectoryName(path)!);
        try
        {
            return await OpenAsync(path, owner, ct);
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is NotADatabase or Corrupt)
        {
            Remove(path);
            return await OpenAsync(path, owner, ct);
        }
    }

    private static async Task<SqliteFile> OpenAsync(string path, UserId owner, CancellationToken ct)
    {
        var file = SqliteFile.Open(path);
        try
        {
            var (connection, release) = await file.TakeWriterAsync(ct);
            try
            {
                await using var transaction = connection.BeginTransaction();
                var sql = new Sql(connection, transaction);
                foreach (var statement in IndexTables.Schema(SqlDialect.Sqlite).Append(WordsTable))
                    await sql.RunAsync(statement, SqlArgs.None, ct);
                var tables = new IndexTables(sql, owner);
                if (await tables.StateAsync(ct) is null)
                {
                    await tables.ClearAsync(ct);
                    await sql.RunAsync("INSERT INTO search_words (search_words) VALUES ('delete-all')", SqlArgs.None, ct);
                }

                await transaction.CommitAsync(ct);
            }
            finally
            {
                await release();
            }

            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static void Remove(string path)
    {
        // A library that was never indexed has no folder, or one that is erased already.
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            return;
        foreach (var end in (string[])["", "-wal", "-shm"])
            File.Delete(path + end);
    }
}
