using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using PhotoGrid.Disk;

namespace PhotoGrid.Sqlite;

/// <summary>
/// SQLite says "full" only of a write for which there was no room. A used-up quota, or no room for the index of its log, it calls an I/O
/// error: the system's own number tells them apart.
/// </summary>
internal static partial class SqliteFull
{
    private const int IoError = 10, Full = 13;
    private const string FullState = "53100"; // SQLSTATE disk_full, the standard's word on any server

    /// <summary>Whether a fault that came out of a session says that the database's disk is full.</summary>
    public static bool Is(DbException fault) => fault is SqliteException { SqliteErrorCode: Full } || fault.SqlState == FullState;

    /// <summary>Whether a fault is a full disk under another name. Ask before the connection is used again.</summary>
    public static bool Causes(SqliteException fault, DbConnection connection) =>
        fault.SqliteErrorCode == IoError && connection is SqliteConnection { Handle: { IsInvalid: false } handle } && DiskFull.Is(SystemError(handle.DangerousGetHandle()));

    /// <summary>The exception that callers know.</summary>
    public static SqliteException From(SqliteException fault) => new(fault.Message, Full, fault.SqliteExtendedErrorCode);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_system_errno")]
    private static partial int SystemError(nint connection);
}
