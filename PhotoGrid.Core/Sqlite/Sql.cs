using System.Data;
using System.Data.Common;
using Dapper;

namespace PhotoGrid.Sqlite;

/// <summary>
/// Runs statements on one connection and transaction, through the half of Dapper that needs no reflection (Execute, ExecuteReader,
/// ExecuteScalar with parameters of our own). Rows are mapped by hand. Parameter names are written with <c>@</c> in SQL and without here.
/// </summary>
public sealed class Sql(DbConnection connection, DbTransaction? transaction)
{
    /// <summary>The connection, for what this class has no word for (backup, COPY).</summary>
    public DbConnection Connection => connection;

    /// <summary>Runs a statement and answers how many rows it changed.</summary>
    public async Task<int> RunAsync(string sql, SqlArgs args, CancellationToken ct) =>
        await connection.ExecuteAsync(Command(sql, args, ct));

    /// <summary>The first column of the first row as a number, or null when there is no row or it is NULL.</summary>
    public async Task<long?> NumberAsync(string sql, SqlArgs args, CancellationToken ct) =>
        await connection.ExecuteScalarAsync(Command(sql, args, ct)) switch
        {
            null or DBNull => null,
            var value => Convert.ToInt64(value),
        };

    /// <summary>All rows, mapped by hand.</summary>
    public async Task<List<T>> ListAsync<T>(string sql, SqlArgs args, Func<DbDataReader, T> map, CancellationToken ct)
    {
        var rows = new List<T>();
        await using var reader = await connection.ExecuteReaderAsync(Command(sql, args, ct), CommandBehavior.Default);
        while (await reader.ReadAsync(ct))
            rows.Add(map(reader));
        return rows;
    }

    /// <summary>The first row, or the default of <typeparamref name="T"/> when there is none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, SqlArgs args, Func<DbDataReader, T> map, CancellationToken ct)
    {
        await using var reader = await connection.ExecuteReaderAsync(Command(sql, args, ct), CommandBehavior.SingleRow);
        return await reader.ReadAsync(ct) ? map(reader) : default;
    }

    private CommandDefinition Command(string sql, SqlArgs args, CancellationToken ct) =>
        new(sql, args, transaction, cancellationToken: ct, flags: CommandFlags.None);
}
