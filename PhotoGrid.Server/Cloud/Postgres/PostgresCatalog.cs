using System.Buffers.Binary;
using System.Data;
using System.Security.Cryptography;
using Npgsql;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Server.Cloud.Postgres;

/// <summary>
/// The catalog in one schema of one PostgreSQL (15 or later) that several nodes may share. Each owner has one writer at a time, as on
/// SQLite: an advisory lock held by the transaction. Global rows likewise.
/// </summary>
internal sealed class PostgresCatalog : ICatalog
{
    // Any number that no owner's hash is: the lock of the global rows, and that of migrations.
    private const long GlobalLock = 1, MigrationLock = 2;

    // Three pools, so that a session that waits for one of another kind (a mark is raised while an owner's writer is held) can't starve it.
    private readonly NpgsqlDataSource _writers;
    private readonly NpgsqlDataSource _globalWriters;
    private readonly NpgsqlDataSource _readers;
    private readonly SemaphoreSlim _migrating = new(1, 1);
    private bool _migrated;

    public PostgresCatalog(string connectionString)
    {
        // Acknowledged means durable, whatever the server's default is.
        _writers = Source(connectionString, "-c synchronous_commit=on");
        _globalWriters = Source(connectionString, "-c synchronous_commit=on");
        _readers = Source(connectionString, "-c default_transaction_read_only=on");
    }

    /// <inheritdoc/>
    public ValueTask<CatalogSession> OpenAsync(UserId owner, CancellationToken ct) => BeginWriteAsync(_writers, owner, LockOf(owner), ct);

    /// <inheritdoc/>
    public ValueTask<CatalogSession> OpenReadAsync(UserId owner, CancellationToken ct) => BeginReadAsync(owner, ct);

    /// <inheritdoc/>
    public ValueTask<CatalogSession> OpenGlobalAsync(CancellationToken ct) => BeginWriteAsync(_globalWriters, default, GlobalLock, ct);

    /// <inheritdoc/>
    public ValueTask<CatalogSession> OpenGlobalReadAsync(CancellationToken ct) => BeginReadAsync(default, ct);

    /// <inheritdoc/>
    public async ValueTask EraseAsync(UserId owner, CancellationToken ct)
    {
        await using var session = await OpenAsync(owner, ct);
        var tables = await session.Sql.ListAsync(
            """
            SELECT quote_ident(table_name) FROM information_schema.columns
            WHERE table_schema = current_schema() AND column_name = 'owner_id' AND table_name <> 'work'
            """, SqlArgs.None, row => row.GetString(0), ct);
        foreach (var table in tables)
            await session.Sql.RunAsync($"DELETE FROM {table} WHERE owner_id = @owner", new SqlArgs { ["owner"] = session.OwnerBytes }, ct);
        await session.CommitAsync(ct);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writers.DisposeAsync();
        await _globalWriters.DisposeAsync();
        await _readers.DisposeAsync();
        _migrating.Dispose();
    }

    private static NpgsqlDataSource Source(string connectionString, string option)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "PhotoGrid" };
        settings.Options = string.IsNullOrEmpty(settings.Options) ? option : $"{settings.Options} {option}";
        // The slim builder leaves out what needs reflection.
        return new NpgsqlSlimDataSourceBuilder(settings.ConnectionString).Build();
    }

    private static long LockOf(UserId owner)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(owner.ToBytes(), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    private async ValueTask<CatalogSession> BeginWriteAsync(NpgsqlDataSource source, UserId owner, long key, CancellationToken ct)
    {
        await MigrateAsync(ct);
        var connection = await source.OpenConnectionAsync(ct);
        try
        {
            // Each statement sees what was committed before it; the lock makes sure that nobody else commits to this owner meanwhile.
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
            await LockAsync(connection, transaction, key, ct);
            return new CatalogSession(owner, connection, transaction, SqlDialect.Postgres, connection.DisposeAsync);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async ValueTask<CatalogSession> BeginReadAsync(UserId owner, CancellationToken ct)
    {
        await MigrateAsync(ct);
        var connection = await _readers.OpenConnectionAsync(ct);
        try
        {
            // One consistent state for all statements of the session.
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            return new CatalogSession(owner, connection, transaction, SqlDialect.Postgres, connection.DisposeAsync);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long key, CancellationToken ct) =>
        await new Sql(connection, transaction).RunAsync("SELECT pg_advisory_xact_lock(@key)", new SqlArgs { ["key"] = key }, ct);

    // At the first use rather than in the constructor: the database may start after this program.
    private async ValueTask MigrateAsync(CancellationToken ct)
    {
        if (Volatile.Read(ref _migrated))
            return;
        await _migrating.WaitAsync(ct);
        try
        {
            if (_migrated)
                return;
            await using var connection = await _globalWriters.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await LockAsync(connection, transaction, MigrationLock, ct);
            var sql = new Sql(connection, transaction);
            await Migration.ApplyAsync(sql, "global", ct);
            await Migration.ApplyAsync(sql, "user", ct);
            await transaction.CommitAsync(ct);
            Volatile.Write(ref _migrated, true);
        }
        finally
        {
            _migrating.Release();
        }
    }
}
