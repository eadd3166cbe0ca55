using System.Data;
using Dapper;

namespace PhotoGrid.Sqlite;

/// <summary>
/// The parameters of one statement: <c>new SqlArgs { ["owner"] = session.OwnerBytes }</c>. Values are null, long, int, bool (as 0 or 1),
/// double, string or byte[]; anything else throws. Null is typed as text for PostgreSQL unless <see cref="Null"/> names another type.
/// </summary>
public sealed class SqlArgs : SqlMapper.IDynamicParameters
{
    private readonly List<(string Name, object? Value, DbType? Type)> _values = [];

    /// <summary>No parameters.</summary>
    public static SqlArgs None { get; } = new();

    /// <summary>Sets one parameter.</summary>
    public object? this[string name]
    {
        set => _values.Add((name, Check(value), null));
    }

    /// <summary>Sets one more parameter, for chains.</summary>
    public SqlArgs With(string name, object? value)
    {
        this[name] = value;
        return this;
    }

    /// <summary>A BYTEA that may be null; PostgreSQL would take an untyped null for text.</summary>
    public SqlArgs Bytes(string name, byte[]? value)
    {
        _values.Add((name, value, DbType.Binary));
        return this;
    }

    /// <summary>A NULL of a known type; PostgreSQL must be told in an expression that gives no hint.</summary>
    public SqlArgs Null(string name, DbType type)
    {
        _values.Add((name, null, type));
        return this;
    }

    /// <inheritdoc/>
    public void AddParameters(IDbCommand command, SqlMapper.Identity identity) => AddTo(command);

    internal void AddTo(IDbCommand command)
    {
        foreach (var (name, value, type) in _values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            if (type is { } known)
                parameter.DbType = known;
            command.Parameters.Add(parameter);
        }
    }

    private static object? Check(object? value) => value switch
    {
        null or long or double or string or byte[] => value,
        int number => (long)number,
        bool flag => flag ? 1L : 0L,
        _ => throw new ArgumentException($"A parameter can't be a {value.GetType().Name}.", nameof(value)),
    };
}
