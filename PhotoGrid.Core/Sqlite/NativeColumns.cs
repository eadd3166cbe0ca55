using System.Runtime.InteropServices;

namespace PhotoGrid.Sqlite;

/// <summary>
/// SQLite's own column functions, called on the bare statement. The binding that the provider goes through counts references on a handle for
/// every cell, which cost more than everything else of a page of photos.
/// </summary>
internal static partial class NativeColumns
{
    private const string Library = "e_sqlite3";

    /// <summary>What <see cref="TypeOf"/> answers for NULL.</summary>
    public const int Null = 5;

    // They look at memory that the step before has filled and return; the garbage collector need not be told.
    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    public static partial int TypeOf(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    public static partial long Long(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_double")]
    [SuppressGCTransition]
    public static partial double Double(nint statement, int column);

    /// <summary>
    /// Takes a connection's own mutex until <see cref="Leave"/>, on the same thread: SQLite takes it for every cell, which costs next to
    /// nothing for who holds it and a third of reading a page for who does not.
    /// </summary>
    public static nint Enter(nint connection)
    {
        var mutex = MutexOf(connection);
        EnterMutex(mutex);
        return mutex;
    }

    /// <summary>Gives back what <see cref="Enter"/> answered.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_mutex_leave")]
    public static partial void Leave(nint mutex);

    /// <summary>The UTF-8 of a text; empty and starting nowhere for NULL. Valid until the next step.</summary>
    public static unsafe ReadOnlySpan<byte> Text(nint statement, int column)
    {
        var start = TextStart(statement, column);
        return new ReadOnlySpan<byte>((void*)start, start == 0 ? 0 : Length(statement, column));
    }

    /// <summary>The bytes of a blob; valid until the next step.</summary>
    public static unsafe ReadOnlySpan<byte> Blob(nint statement, int column)
    {
        var start = BlobStart(statement, column);
        return new ReadOnlySpan<byte>((void*)start, start == 0 ? 0 : Length(statement, column));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_db_mutex")]
    private static partial nint MutexOf(nint connection);

    [LibraryImport(Library, EntryPoint = "sqlite3_mutex_enter")]
    private static partial void EnterMutex(nint mutex);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_text")]
    [SuppressGCTransition]
    private static partial nint TextStart(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    [SuppressGCTransition]
    private static partial nint BlobStart(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    private static partial int Length(nint statement, int column);
}
