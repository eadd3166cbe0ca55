using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PhotoGrid.Server.Tests.Faults;

/// <summary>
/// Stands between SQLite and its own way to the disk: every write, flush, truncation, removal and opening asks the trouble of its folder
/// first. Registered once for the process; a file that no trouble knows is left alone.
/// </summary>
internal static unsafe partial class TroubledSqlite
{
    private const int Full = 13, CannotOpen = 14, ReadOnly = 8, IoWrite = 778, IoFsync = 1034, IoTruncate = 1546, IoDelete = 2570, IoShared = 4874;
    private const int CreateFlag = 4;

    private static readonly ConcurrentDictionary<string, Trouble> Troubles = new();
    private static readonly ConcurrentDictionary<nint, string> Paths = new();
    private static readonly ConcurrentDictionary<nint, nint> Tables = new();
    private static readonly Lock Registering = new();
    private static SqliteVfs* _real;
    [ThreadStatic]
    private static int _lastError;

    public static void Watch(Trouble trouble)
    {
        lock (Registering)
        {
            if (_real is null)
                Register();
        }

        Troubles[trouble.Folder] = trouble;
    }

    public static void Forget(Trouble trouble) => Troubles.TryRemove(trouble.Folder, out _);

    private static void Register()
    {
        SQLitePCL.Batteries_V2.Init();
        _real = Find(null);
        var ours = (SqliteVfs*)NativeMemory.AllocZeroed((nuint)sizeof(SqliteVfs));
        *ours = *_real;
        // Behind SQLite's own record of a file: its own functions, which ours call.
        ours->FileSize = _real->FileSize + sizeof(nint);
        ours->Name = (byte*)Marshal.StringToCoTaskMemUTF8("troubled");
        ours->Open = &Open;
        ours->Delete = &Delete;
        ours->LastError = &LastError;
        if (Register(ours, 1) != 0)
            throw new InvalidOperationException("SQLite takes no other way to the disk.");
    }

    private static int Strike(string call, string path, int code)
    {
        foreach (var trouble in Troubles.Values)
        {
            if (trouble.Strike(call, path) is not 0 and var errno)
            {
                _lastError = errno;
                // As SQLite's own functions put it: full for this one number alone.
                return errno == Trouble.Enospc && code == IoWrite ? Full : errno == Trouble.Erofs && code == CannotOpen ? ReadOnly : code;
            }
        }

        return 0;
    }

    private static SqliteFileMethods* RealOf(byte* file) => *(SqliteFileMethods**)(file + _real->FileSize);

    private static string PathOf(byte* file) => Paths.GetValueOrDefault((nint)file, "");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(SqliteVfs* vfs, byte* name, byte* file, int flags, int* outFlags)
    {
        var path = name is null ? "" : Marshal.PtrToStringUTF8((nint)name)!;
        if ((flags & CreateFlag) != 0 && !File.Exists(path) && Strike("create", path, CannotOpen) is not 0 and var refused)
            return refused;
        var code = _real->Open(_real, name, file, flags, outFlags);
        var methods = *(SqliteFileMethods**)file;
        if (code != 0 || methods is null)
            return code;
        *(SqliteFileMethods**)(file + _real->FileSize) = methods;
        *(nint*)file = Tables.GetOrAdd((nint)methods, static known => TableOver((SqliteFileMethods*)known));
        Paths[(nint)file] = path;
        return code;
    }

    private static nint TableOver(SqliteFileMethods* methods)
    {
        var table = (SqliteFileMethods*)NativeMemory.AllocZeroed((nuint)sizeof(SqliteFileMethods));
        *table = *methods;
        table->Close = &Close;
        table->Write = &Write;
        table->Truncate = &Truncate;
        table->Sync = &Sync;
        table->SharedMap = &SharedMap;
        return (nint)table;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(SqliteVfs* vfs, byte* name, int flushFolder) =>
        Strike("unlink", Marshal.PtrToStringUTF8((nint)name)!, IoDelete) is not 0 and var refused ? refused : _real->Delete(_real, name, flushFolder);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int LastError(SqliteVfs* vfs, int length, byte* text) => _lastError;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(byte* file)
    {
        Paths.TryRemove((nint)file, out _);
        return RealOf(file)->Close(file);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(byte* file, byte* bytes, int count, long offset) =>
        Strike("write", PathOf(file), IoWrite) is not 0 and var refused ? refused : RealOf(file)->Write(file, bytes, count, offset);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(byte* file, long size) =>
        Strike("truncate", PathOf(file), IoTruncate) is not 0 and var refused ? refused : RealOf(file)->Truncate(file, size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(byte* file, int flags) =>
        Strike("fsync", PathOf(file), IoFsync) is not 0 and var refused ? refused : RealOf(file)->Sync(file, flags);

    // Making room in the index of the log; looking at what is there needs none.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SharedMap(byte* file, int region, int size, int extend, void** memory) =>
        extend != 0 && region > 0 && Strike("extend", PathOf(file) + "-shm", IoShared) is not 0 and var refused
            ? refused
            : RealOf(file)->SharedMap(file, region, size, extend, memory);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SqliteVfs* Find(string? name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static partial int Register(SqliteVfs* vfs, int isDefault);
}
