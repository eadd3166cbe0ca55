using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Server.Http;

/// <summary>What a thrown exception becomes on the wire. Null means that nobody is there to read an answer.</summary>
internal static class Faults
{
    private const int SqliteFull = 13;
    private const string DiskFullState = "53100"; // SQLSTATE disk_full, the standard's word on any server

    public static (int Status, Failure Failure)? Read(Exception fault, HttpContext http) => fault switch
    {
        OperationCanceledException when http.RequestAborted.IsCancellationRequested => null,
        StorageFullException => Full(),
        SqliteException { SqliteErrorCode: SqliteFull } => Full(),
        DbException { SqlState: DiskFullState } => Full(),
        JsonException wrong => Of(RequestBody.Wrong(wrong)),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            Of(new Failure(FailureKind.TooLarge, "FILE_TOO_LARGE", "The request is larger than this route takes.")),
        BadHttpRequestException { InnerException: JsonException wrong } => Of(RequestBody.Wrong(wrong)),
        BadHttpRequestException => Of(Failure.Invalid("The request is not one that this route takes: a parameter is missing or has a wrong value.")),
        _ => (StatusCodes.Status500InternalServerError,
            new Failure(FailureKind.Unavailable, "INTERNAL", "Something went wrong on the server. The log has this request's id.")),
    };

    private static (int, Failure) Full() =>
        Of(new Failure(FailureKind.StorageFull, "STORAGE_FULL", "The disk is full. Free some space and try again; nothing was lost."));

    private static (int, Failure) Of(Failure failure) => (FailureStatus.Of(failure.Kind), failure);
}
