namespace PhotoGrid.Server.Http;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "Request {RequestId} failed.", EventName = "RequestFailed")]
    public static partial void RequestFailed(ILogger log, Exception fault, string requestId);
}
