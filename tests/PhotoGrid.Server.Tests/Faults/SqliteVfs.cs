using System.Runtime.InteropServices;

namespace PhotoGrid.Server.Tests.Faults;

/// <summary>The heads of SQLite's two tables of functions, as sqlite3.h has them; only what is put in between is named.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteVfs
{
    public int Version, FileSize, LongestPath;
    public SqliteVfs* Next;
    public byte* Name;
    public nint Data;
    public delegate* unmanaged[Cdecl]<SqliteVfs*, byte*, byte*, int, int*, int> Open;
    public delegate* unmanaged[Cdecl]<SqliteVfs*, byte*, int, int> Delete;
    public nint Access, FullPath, LibraryOpen, LibraryError, LibrarySymbol, LibraryClose, Randomness, Sleep, Time;
    public delegate* unmanaged[Cdecl]<SqliteVfs*, int, byte*, int> LastError;
    public nint Time64, SetCall, GetCall, NextCall;
}

/// <inheritdoc cref="SqliteVfs"/>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFileMethods
{
    public int Version;
    public delegate* unmanaged[Cdecl]<byte*, int> Close;
    public nint Read;
    public delegate* unmanaged[Cdecl]<byte*, byte*, int, long, int> Write;
    public delegate* unmanaged[Cdecl]<byte*, long, int> Truncate;
    public delegate* unmanaged[Cdecl]<byte*, int, int> Sync;
    public nint Size, Lock, Unlock, CheckLock, Control, SectorSize, Traits;
    public delegate* unmanaged[Cdecl]<byte*, int, int, int, void**, int> SharedMap;
    public nint SharedLock, SharedBarrier, SharedUnmap, Fetch, Unfetch;
}
