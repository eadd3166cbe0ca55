using Microsoft.Data.Sqlite;

namespace PhotoGrid.Sqlite;

/// <summary>
/// A connection that keeps the statements it has prepared: planning a page of photos takes SQLite longer than reading it. Like the
/// connection, for one user at a time.
/// </summary>
internal sealed class KeptStatements(string connectionString) : SqliteConnection(connectionString)
{
    // The few texts that a user's requests repeat; each holds some kilobytes, on up to five connections a library.
    private const int Most = 16;
    private const int LongestText = 4096;

    private readonly Dictionary<string, SqliteCommand> _idle = [];

    /// <summary>Whether a text is worth keeping: one statement, and not one of the kind that is written anew each time.</summary>
    public static bool Suits(string sql) => sql.Length <= LongestText && !sql.Contains(';');

    /// <summary>Whether a transaction was left open that could not even be rolled back.</summary>
    public bool IsStuck => Transaction is not null;

    /// <summary>A command of this text that nobody else uses; give it back with <see cref="Return"/>, or dispose it when it failed.</summary>
    public SqliteCommand Take(string sql)
    {
        if (_idle.Remove(sql, out var command))
            return command;
        command = CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>For the next one who needs it.</summary>
    public void Return(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (_idle.Count >= Most)
        {
            foreach (var other in _idle.Values)
                other.Dispose();
            _idle.Clear();
        }

        if (!_idle.TryAdd(command.CommandText, command))
            command.Dispose();
    }
}
