namespace PhotoGrid.Server.Workers;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Warning, "Could not write down the last uses of sessions.", EventName = "SweepFailed")]
    public static partial void SweepFailed(ILogger log, Exception fault);
}
