using Npgsql;
using PhotoGrid.Foundation;
using PhotoGrid.Index;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Server.Cloud.Postgres;

/// <summary>
/// The index in PostgreSQL: the words of a photo are lexemes of a <c>tsvector</c>, each with its field's letter before it, under a GIN index.
/// They come folded, so no dictionary of the server has a say.
/// </summary>
internal sealed class PostgresSearchIndex : ISearchIndex
{
    // Any number that no other lock has; PostgresCatalog has 1 and 2.
    private const long SchemaLock = 3;

    private static readonly string[] _wordsColumn =
    [
        "ALTER TABLE search_entries ADD COLUMN IF NOT EXISTS words tsvector",
        "CREATE INDEX IF NOT EXISTS search_entries_by_word ON search_entries USING gin (words)",
    ];

    private readonly NpgsqlDataSource _source;
    private readonly SemaphoreSlim _making = new(1, 1);
    private bool _made;

    public PostgresSearchIndex(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "PhotoGrid search" };
        _source = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString).Build();
    }

    /// <inheritdoc/>
    public ValueTask<IndexState> StateAsync(UserId owner, CancellationToken ct) =>
        InAsync(owner, async (_, tables) => (await tables.StateAsync(ct))?.State ?? IndexState.Empty, ct);

    /// <inheritdoc/>
    public async ValueTask ApplyAsync(UserId owner, IndexBatch batch, CancellationToken ct) =>
        await InAsync(
            owner,
            async (sql, tables) =>
            {
                // One writer a library: names are numbered by reading the highest.
                await sql.RunAsync("SELECT pg_advisory_xact_lock(hashtextextended(@owner, 7))", new SqlArgs { ["owner"] = owner.ToString() }, ct);
                if (await tables.StateAsync(ct) is null)
                    await tables.ClearAsync(ct);
                await tables.ApplyAsync(batch, (number, words) => PutAsync(sql, owner, number, words, ct), ct);
                return true;
            },
            ct);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<int>> FindAsync(UserId owner, SearchField field, string word, bool prefix, CancellationToken ct) =>
        InAsync<IReadOnlyList<int>>(
            owner,
            async (sql, _) => await sql.ListAsync(
                "SELECT number FROM search_entries WHERE owner_id = @owner AND words @@ CAST(@query AS tsquery) ORDER BY number",
                new SqlArgs { ["owner"] = owner.ToBytes(), ["query"] = $"'{(char)field}{word}'{(prefix ? ":*" : "")}" }, row => (int)row.GetInt64(0), ct),
            ct);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListWordsAsync(UserId owner, string start, int limit, CancellationToken ct) =>
        InAsync<IReadOnlyList<string>>(owner, async (_, tables) => await tables.ListWordsAsync(start, limit, ct), ct);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<IndexedName>> ListNamesAsync(UserId owner, long step, CancellationToken ct) =>
        InAsync<IReadOnlyList<IndexedName>>(owner, async (_, tables) => await tables.ListNamesAsync(step, ct), ct);

    /// <inheritdoc/>
    public ValueTask<(long Step, IReadOnlyList<IndexEntry> Entries)> ListEntriesAsync(UserId owner, long step, CancellationToken ct) =>
        InAsync<(long, IReadOnlyList<IndexEntry>)>(
            owner,
            // Entries first: one that is written between the two is read again the next time.
            async (_, tables) =>
            {
                var newest = (await tables.StateAsync(ct))?.Step ?? 0;
                return (newest, await tables.ListEntriesAsync(step, ct));
            },
            ct);

    /// <inheritdoc/>
    public async ValueTask ClearAsync(UserId owner, CancellationToken ct) =>
        await InAsync(
            owner,
            async (_, tables) =>
            {
                await tables.ClearAsync(ct);
                return true;
            },
            ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _making.Dispose();
    }

    private static async ValueTask PutAsync(Sql sql, UserId owner, int number, IReadOnlyCollection<string> words, CancellationToken ct) =>
        await sql.RunAsync(
            "UPDATE search_entries SET words = array_to_tsvector(string_to_array(@words, ' ')) WHERE owner_id = @owner AND number = @number",
            new SqlArgs { ["owner"] = owner.ToBytes(), ["number"] = number, ["words"] = string.Join(' ', words) }, ct);

    private async ValueTask<T> InAsync<T>(UserId owner, Func<Sql, IndexTables, ValueTask<T>> use, CancellationToken ct)
    {
        await MakeAsync(ct);
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var sql = new Sql(connection, transaction);
        var answer = await use(sql, new IndexTables(sql, owner));
        await transaction.CommitAsync(ct);
        return answer;
    }

    // At the first use rather than in the constructor: the database may start after this program.
    private async ValueTask MakeAsync(CancellationToken ct)
    {
        if (Volatile.Read(ref _made))
            return;
        await _making.WaitAsync(ct);
        try
        {
            if (_made)
                return;
            await using var connection = await _source.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var sql = new Sql(connection, transaction);
            await sql.RunAsync("SELECT pg_advisory_xact_lock(@key)", new SqlArgs { ["key"] = SchemaLock }, ct);
            foreach (var statement in IndexTables.Schema(SqlDialect.Postgres).Concat(_wordsColumn))
                await sql.RunAsync(statement, SqlArgs.None, ct);
            await transaction.CommitAsync(ct);
            Volatile.Write(ref _made, true);
        }
        finally
        {
            _making.Release();
        }
    }
}
