using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace PhotoGrid.Sqlite;

/// <summary>
/// Runs statements on one connection and transaction, through the half of Dapper that needs no reflection (Execute, ExecuteReader,
/// ExecuteScalar with parameters of our own); on a SQLite connection that keeps its statements, by those. Rows are mapped by hand. Parameter names are written with <c>@</c> in SQL and without here.
/// </summary>
public sealed class Sql(DbConnection connection, DbTransaction? transaction)
{
    /// <summary>The connection, for what this class has no word for (backup, COPY).</summary>
    public DbConnection Connection => connection;

    /// <summary>Runs a statement and answers how many rows it changed.</summary>
    public async Task<int> RunAsync(string sql, SqlArgs args, CancellationToken ct) =>
        KeptFor(sql, ct) is { } kept
            ? Use(kept, sql, args, static command => command.ExecuteNonQuery())
            : await connection.ExecuteAsync(Command(sql, args, ct));

    /// <summary>The first column of the first row as a number, or null when there is no row or it is NULL.</summary>
    public async Task<long?> NumberAsync(string sql, SqlArgs args, CancellationToken ct) =>
        (KeptFor(sql, ct) is { } kept
            ? Use(kept, sql, args, static command => command.ExecuteScalar())
            : await connection.ExecuteScalarAsync(Command(sql, args, ct))) switch
        {
            null or DBNull => null,
            var value => Convert.ToInt64(value),
        };

    /// <summary>All rows, mapped by hand.</summary>
    public async Task<List<T>> ListAsync<T>(string sql, SqlArgs args, Func<DbDataReader, T> map, CancellationToken ct)
    {
        var rows = new List<T>();
        if (KeptFor(sql, ct) is { } kept)
        {
            Use(kept, sql, args, command => Read(command, map, rows, int.MaxValue));
            return rows;
        }

        await using var reader = await connection.ExecuteReaderAsync(Command(sql, args, ct), CommandBehavior.Default);
        while (await reader.ReadAsync(ct))
            rows.Add(map(reader));
        return rows;
    }

    /// <summary>The first row, or the default of <typeparamref name="T"/> when there is none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, SqlArgs args, Func<DbDataReader, T> map, CancellationToken ct)
    {
        if (KeptFor(sql, ct) is { } kept)
        {
            var rows = new List<T>(1);
            Use(kept, sql, args, command => Read(command, map, rows, 1));
            return rows.Count > 0 ? rows[0] : default;
        }

        await using var reader = await connection.ExecuteReaderAsync(Command(sql, args, ct), CommandBehavior.SingleRow);
        return await reader.ReadAsync(ct) ? map(reader) : default;
    }

    private static int Read<T>(SqliteCommand command, Func<DbDataReader, T> map, List<T> rows, int limit)
    {
        var mutex = NativeColumns.Enter(command.Connection!.Handle!.DangerousGetHandle());
        try
        {
            using var reader = command.ExecuteReader();
            if (!reader.HasRows)
                return 0;
            var row = new NativeRow(reader);
            while (rows.Count < limit && reader.Read())
                rows.Add(map(row));
            return rows.Count;
        }
        finally
        {
            NativeColumns.Leave(mutex);
        }
    }

    private KeptStatements? KeptFor(string sql, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return connection is KeptStatements kept && KeptStatements.Suits(sql) ? kept : null;
    }

    private T Use<T>(KeptStatements kept, string sql, SqlArgs args, Func<SqliteCommand, T> use)
    {
        var command = kept.Take(sql);
        try
        {
            command.Transaction = (SqliteTransaction?)transaction;
            args.AddTo(command);
            var answer = use(command);
            kept.Return(command);
            return answer;
        }
        catch (Exception fault)
        {
            var full = fault is SqliteException said && SqliteFull.Causes(said, kept) ? SqliteFull.From(said) : null;
            command.Dispose();
            if (full is not null)
                throw full;
            throw;
        }
    }

    private CommandDefinition Command(string sql, SqlArgs args, CancellationToken ct) =>
        new(sql, args, transaction, cancellationToken: ct, flags: CommandFlags.None);
}
