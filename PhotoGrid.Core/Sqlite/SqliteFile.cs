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
    private KeptStatements? _writer;
    private readonly SemaphoreSlim _writerTurn = new(1, 1);
    private readonly ConcurrentBag<KeptStatements> _readers = [];

    private SqliteFile(string path, KeptStatements writer) => (_path, _writer) = (path, writer);

    /// <summary>Opens or makes the file; its folder must exist.</summary>
    public static SqliteFile Open(string path) => new(path, ConnectWriter(path));

    /// <summary>Waits for the writer's turn; the connection belongs to the caller until the returned action ran.</summary>
    public async ValueTask<(SqliteConnection Connection, Func<ValueTask> Release)> TakeWriterAsync(CancellationToken ct)
    {
        await _writerTurn.WaitAsync(ct);
        try
        {
            return (_writer ??= ConnectWriter(_path), GiveBackAsync);
        }
        catch
        {
            _writerTurn.Release();
            throw;
        }
    }

    /// <summary>A connection that can only read; give it back with the returned action.</summary>
    public (SqliteConnection Connection, Func<ValueTask> Release) TakeReader()
    {
        if (!_readers.TryTake(out var reader))
        {
            reader = Connect(_path, SqliteOpenMode.ReadWrite,
                "PRAGMA query_only=1; PRAGMA wal_autocheckpoint=0; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2048;");
        }

        return (reader, () =>
        {
            if (_readers.Count < KeptReaders && !reader.IsStuck)
                _readers.Add(reader);
            else
                reader.Dispose();
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Copies the whole file, consistent, to a new path.</summary>
    public void CopyTo(string path)
    {
        using var copy = Connect(path, SqliteOpenMode.ReadWriteCreate, "");
        (_writer ??= ConnectWriter(_path)).BackupDatabase(copy);
    }

    /// <summary>Closes readers first, so that the writer's close is the last one and checkpoints.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var reader))
            await reader.DisposeAsync();
        if (_writer is not null)
            await _writer.DisposeAsync();
        _writerTurn.Dispose();
    }

    private async ValueTask GiveBackAsync()
    {
        // A commit that failed and could not be rolled back either: the next writer gets a connection of its own, and SQLite forgets.
        if (_writer is { IsStuck: true } stuck)
        {
            _writer = null;
            await stuck.DisposeAsync();
        }

        _writerTurn.Release();
    }

    // synchronous=FULL: a commit is on the medium when it returns; that is what "acknowledged" means.
    private static KeptStatements ConnectWriter(string path) => Connect(path, SqliteOpenMode.ReadWriteCreate,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0; PRAGMA cache_size=-8192;");

    private static KeptStatements Connect(string path, SqliteOpenMode mode, string pragmas)
    {
        var connection = new KeptStatements(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        try
        {
            connection.Open();
            if (pragmas.Length > 0)
                Execute(connection, pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(KeptStatements connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
