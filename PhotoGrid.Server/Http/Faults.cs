using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using PhotoGrid.Disk;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Server.Http;

/// <summary>What a thrown exception becomes on the wire. Null means that nobody is there to read an answer.</summary>
internal static class Faults
{
    private const int SqliteFull = 13;
    private const string DiskFullState = "53100"; // SQLSTATE disk_full, the standard's word on any server

    // busy, locked, read-only, I/O error, damaged, can't open, not a database: the file's or the disk's trouble, not the caller's.
    private static readonly int[] _sqliteTroubles = [5, 6, 8, 10, 11, 14, 26];

    // SQLSTATE classes: connection, resources, operator's intervention, system; and a server that was made read-only.
    private static readonly string[] _sqlTroubles = ["08", "53", "57", "58", "25006"];

    public static (int Status, Failure Failure)? Read(Exception fault, HttpContext http) => fault switch
    {
        ConnectionResetException or ConnectionAbortedException => null,
        OperationCanceledException when http.RequestAborted.IsCancellationRequested => null,
        StorageFullException => Full(),
        SqliteException { SqliteErrorCode: SqliteFull } => Full(),
        DbException { SqlState: DiskFullState } => Full(),
        SqliteException database => _sqliteTroubles.Contains(database.SqliteErrorCode) ? Away() : Broken(),
        DbException database => IsTrouble(database) ? Away() : Broken(),
        StorageOfflineException => Of(new Failure(FailureKind.Unavailable, "UNAVAILABLE", "The disk with the originals is not there. Nothing was lost; try again when it is back.")),
        JsonException wrong => Of(RequestBody.Wrong(wrong)),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            Of(new Failure(FailureKind.TooLarge, "FILE_TOO_LARGE", "The request is larger than this route takes.")),
        BadHttpRequestException { InnerException: JsonException wrong } => Of(RequestBody.Wrong(wrong)),
        BadHttpRequestException => Of(Failure.Invalid("The request is not one that this route takes: a parameter is missing or has a wrong value.")),
        IOException disk => DiskFull.Causes(disk) ? Full() : Away(),
        UnauthorizedAccessException => Away(),
        _ => Broken(),
    };

    private static bool IsTrouble(DbException fault) =>
        fault.IsTransient || fault.InnerException is IOException or SocketException || _sqlTroubles.Any(state => fault.SqlState?.StartsWith(state, StringComparison.Ordinal) == true);

    private static (int, Failure) Away() => Of(new Failure(
        FailureKind.Unavailable, "UNAVAILABLE", "The server can't read or write its disk now. Nothing was lost; try again in a moment."));

    private static (int, Failure) Broken() => (StatusCodes.Status500InternalServerError,
        new Failure(FailureKind.Unavailable, "INTERNAL", "Something went wrong on the server. The log has this request's id."));

    private static (int, Failure) Full() =>
        Of(new Failure(FailureKind.StorageFull, "STORAGE_FULL", "The disk is full. Free some space and try again; nothing was lost."));

    private static (int, Failure) Of(Failure failure) => (FailureStatus.Of(failure.Kind), failure);
}
