namespace PhotoGrid.Server.Http;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "Request {RequestId} failed.", EventName = "RequestFailed")]
    public static partial void RequestFailed(ILogger log, Exception fault, string requestId);

    [LoggerMessage(1002, LogLevel.Error, "Request {RequestId} was answered {Status}: a disk or a database is in trouble.", EventName = "DiskTrouble")]
    public static partial void DiskTrouble(ILogger log, Exception fault, string requestId, int status);
}
