using PhotoGrid.Disk;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Catalog;

/// <summary>Opens a database file at the newest step of its schema, after a copy of what was there.</summary>
internal static class LibraryFile
{
    /// <summary>Makes the folder and the file when they are missing. An older file is copied to <c>name.stepN</c> before it is changed.</summary>
    public static async Task<SqliteFile> OpenAsync(string path, string set, DiskCalls calls, CancellationToken ct)
    {
        calls.MakeFolders(Path.GetDirectoryName(path)!);
        var file = SqliteFile.Open(path);
        try
        {
            await CopyIfOlderAsync(file, path, set, ct);
            var (connection, release) = await file.TakeWriterAsync(ct);
            try
            {
                await using var transaction = connection.BeginTransaction();
                await Migration.ApplyAsync(new Sql(connection, transaction), set, ct);
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

    private static async Task CopyIfOlderAsync(SqliteFile file, string path, string set, CancellationToken ct)
    {
        var (connection, release) = file.TakeReader();
        try
        {
            var sql = new Sql(connection, null);
            var made = await sql.NumberAsync("SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'", SqlArgs.None, ct);
            if (made == 0)
                return;
            var at = await Migration.CurrentAsync(sql, set, ct);
            if (at > 0 && at < Migration.Load(set)[^1].Number)
                file.CopyTo($"{path}.step{at}");
        }
        finally
        {
            await release();
        }
    }
}
