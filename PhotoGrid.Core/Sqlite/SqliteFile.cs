using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PhotoGrid.Sqlite;

/// <summary>
/// One database file: exactly one writer connection, which alone checkpoints, and a few readers that cannot write. This is how we live
/// with the WAL-reset bug of SQLite 3.7.0–3.51.2 (two writers or checkpointers at once corrupt the file). No mmap, for the same reason.
/// </summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    // Readers kept open between uses; more are opened when needed and closed after. As many as requests run at once on a busy family machine:
    // opening one costs four pages of photos. 2 MB of pages each; the system has the rest of the file.
    private const int KeptReaders = 8;

    private readonly string _path;
    private readonly KeptStatements _writer;
    private readonly SemaphoreSlim _writerTurn = new(1, 1);
    private readonly ConcurrentBag<KeptStatements> _readers = [];

    private SqliteFile(string path, KeptStatements writer) => (_path, _writer) = (path, writer);

    /// <summary>Opens or makes the file; its folder must exist.</summary>
    public static SqliteFile Open(string path)
    {
        var writer = Connect(path, SqliteOpenMode.ReadWriteCreate);
        // synchronous=FULL: a commit is on the medium when it returns; that is what "acknowledged" means.
        Execute(writer, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0; PRAGMA cache_size=-8192;");
        return new SqliteFile(path, writer);
    }

    /// <summary>Waits for the writer's turn; the connection belongs to the caller until the returned action ran.</summary>
    public async ValueTask<(SqliteConnection Connection, Func<ValueTask> Release)> TakeWriterAsync(CancellationToken ct)
    {
        await _writerTurn.WaitAsync(ct);
        return (_writer, () =>
        {
            _writerTurn.Release();
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>A connection that can only read; give it back with the returned action.</summary>
    public (SqliteConnection Connection, Func<ValueTask> Release) TakeReader()
    {
        if (!_readers.TryTake(out var reader))
        {
            reader = Connect(_path, SqliteOpenMode.ReadWrite);
            Execute(reader, "PRAGMA query_only=1; PRAGMA wal_autocheckpoint=0; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2048;");
        }

        return (reader, () =>
        {
            if (_readers.Count < KeptReaders)
                _readers.Add(reader);
            else
                reader.Dispose();
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Copies the whole file, consistent, to a new path.</summary>
    public void CopyTo(string path)
    {
        using var copy = Connect(path, SqliteOpenMode.ReadWriteCreate);
        _writer.BackupDatabase(copy);
    }

    /// <summary>Closes readers first, so that the writer's close is the last one and checkpoints.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var reader))
            await reader.DisposeAsync();
        await _writer.DisposeAsync();
        _writerTurn.Dispose();
    }

    private static KeptStatements Connect(string path, SqliteOpenMode mode)
    {
        var connection = new KeptStatements(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(KeptStatements connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
