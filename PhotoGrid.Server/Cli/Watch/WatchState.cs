using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Server.Cli.Watch;

/// <summary>What became of a file.</summary>
internal enum FileFate
{
    /// <summary>Its hash is known, and the server has not said that it has it.</summary>
    Pending = 0,
    /// <summary>The server took it.</summary>
    Uploaded = 1,
    /// <summary>The server had its bytes already.</summary>
    There = 2,
    /// <summary>It describes a photo, and the server took it.</summary>
    Sidecar = 3,
    /// <summary>The server will not take it as it is.</summary>
    Refused = 4,
}

/// <summary>A file as it was when it was last read, and what became of it in which run.</summary>
internal sealed record KnownFile(string Name, long Size, long Modified, ContentHash Hash, FileFate Fate, string? Reason, long Run);

/// <summary>An upload that was begun.</summary>
internal sealed record BegunUpload(string Id, string Token);

/// <summary>
/// What is known of the folders, for one server and account: a small database of its own. It is only a memory: without it every file is hashed
/// again, and the server says that it has it. Every change is there after a kill. One process at a time. Safe for concurrent use.
/// </summary>
internal sealed class WatchState : IDisposable
{
    private const string Schema =
        """
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS about (server TEXT NOT NULL, account TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS files (
            root TEXT NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
            sha256 BLOB NOT NULL, fate INTEGER NOT NULL, reason TEXT, run INTEGER NOT NULL, PRIMARY KEY (root, folder, name)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS files_by_hash ON files (sha256);
        CREATE TABLE IF NOT EXISTS uploads (sha256 BLOB PRIMARY KEY, id TEXT NOT NULL, token TEXT NOT NULL) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly Sql _sql;
    private readonly SemaphoreSlim _one = new(1);

    private WatchState(SqliteConnection connection) => (_connection, _sql) = (connection, new Sql(connection, null));

    /// <summary>Where it lies unless another place is named: where this system keeps such things of a user, a file for each server and account.</summary>
    public static string PathFor(Uri server, string account)
    {
        var local = OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state
            ? state
            : OperatingSystem.IsLinux()
                ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state")
                : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{server}\n{account}")))[..16];
        return Path.Combine(local, "photogrid", $"watch-{name}.db");
    }

    /// <summary>Opens or makes it, for its owner only. A sentence when it is in use, damaged, or of another server or account.</summary>
    public static async Task<Result<WatchState>> OpenAsync(string path, Uri server, string account, CancellationToken ct)
    {
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // It holds what completes an upload: nobody else's business.
            if (!OperatingSystem.IsWindows())
                await using (new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite })) { }
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
            await connection.OpenAsync(ct);
            var sql = new Sql(connection, null);
            await sql.RunAsync(Schema, SqlArgs.None, ct);
            var about = await sql.FirstAsync("SELECT server, account FROM about", SqlArgs.None, row => (Server: row.GetString(0), Account: row.GetString(1)), ct);
            if (about.Server is null)
                await sql.RunAsync("INSERT INTO about (server, account) VALUES (@server, @account)", new SqlArgs { ["server"] = server.ToString(), ["account"] = account }, ct);
            if (about.Server is null || about.Account == account)
                return new WatchState(connection);
            await connection.DisposeAsync();
            return Failure.Conflict($"{path} belongs to another account. Name another file with --state.");
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            if (connection is not null)
                await connection.DisposeAsync();
            return Failure.Conflict((fault as SqliteException)?.SqliteErrorCode switch
            {
                5 or 6 => "Another photogrid watch is at work for this server and account. Stop it, or name another file with --state.",
                11 or 26 => $"{path} is damaged. Remove it: files are then hashed again, and none is sent twice.",
                _ => $"{path} can't be written to. Name another file with --state.",
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _one.Dispose();
    }

    /// <summary>What is known of the files of one folder.</summary>
    public Task<Dictionary<string, KnownFile>> ListAsync(string root, string folder, CancellationToken ct) => AloneAsync(async () =>
    {
        var files = await _sql.ListAsync(
            "SELECT name, size, modified, sha256, fate, reason, run FROM files WHERE root = @root AND folder = @folder",
            new SqlArgs { ["root"] = root, ["folder"] = folder },
            row => new KnownFile(row.GetString(0), row.GetInt64(1), row.GetInt64(2), new ContentHash(row.Bytes(3)), (FileFate)row.GetInt64(4), row.TextOrNull(5), row.GetInt64(6)), ct);
        return files.ToDictionary(file => file.Name, StringComparer.Ordinal);
    }, ct);

    public Task PutAsync(string root, string folder, KnownFile file, CancellationToken ct) => AloneAsync(() => _sql.RunAsync(
        """
        INSERT INTO files (root, folder, name, size, modified, sha256, fate, reason, run)
        VALUES (@root, @folder, @name, @size, @modified, @sha256, @fate, @reason, @run)
        ON CONFLICT (root, folder, name) DO UPDATE SET size = excluded.size, modified = excluded.modified, sha256 = excluded.sha256, fate = excluded.fate, reason = excluded.reason, run = excluded.run
        """,
        new SqlArgs
        {
            ["root"] = root, ["folder"] = folder, ["name"] = file.Name, ["size"] = file.Size, ["modified"] = file.Modified,
            ["sha256"] = file.Hash.Bytes, ["fate"] = (long)file.Fate, ["reason"] = file.Reason, ["run"] = file.Run,
        }, ct), ct);

    /// <summary>Whether the server has these bytes as a photo, from whichever file.</summary>
    public Task<bool> IsDeliveredAsync(ContentHash hash, long sinceRun, CancellationToken ct) => AloneAsync(async () => await _sql.NumberAsync(
        "SELECT 1 FROM files WHERE sha256 = @hash AND fate IN (1, 2) AND run >= @run LIMIT 1", new SqlArgs { ["hash"] = hash.Bytes, ["run"] = sinceRun }, ct) is not null, ct);

    public Task<BegunUpload?> FindUploadAsync(ContentHash hash, CancellationToken ct) => AloneAsync(() => _sql.FirstAsync(
        "SELECT id, token FROM uploads WHERE sha256 = @hash", new SqlArgs { ["hash"] = hash.Bytes }, row => new BegunUpload(row.GetString(0), row.GetString(1)), ct), ct);

    public Task KeepUploadAsync(ContentHash hash, BegunUpload upload, CancellationToken ct) => AloneAsync(() => _sql.RunAsync(
        "INSERT OR REPLACE INTO uploads (sha256, id, token) VALUES (@hash, @id, @token)",
        new SqlArgs { ["hash"] = hash.Bytes, ["id"] = upload.Id, ["token"] = upload.Token }, ct), ct);

    public Task ForgetUploadAsync(ContentHash hash, CancellationToken ct) =>
        AloneAsync(() => _sql.RunAsync("DELETE FROM uploads WHERE sha256 = @hash", new SqlArgs { ["hash"] = hash.Bytes }, ct), ct);

    private async Task<T> AloneAsync<T>(Func<Task<T>> use, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await use();
        }
        finally
        {
            _one.Release();
        }
    }
}
