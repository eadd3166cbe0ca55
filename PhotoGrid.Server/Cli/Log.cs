namespace PhotoGrid.Server.Cli;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "Command-line verbs can't reach this server while it runs.", EventName = "ControlClosed")]
    public static partial void ControlClosed(ILogger log, Exception fault);

    [LoggerMessage(1102, LogLevel.Error, "A command-line verb failed.", EventName = "VerbFailed")]
    public static partial void VerbFailed(ILogger log, Exception fault);
}
