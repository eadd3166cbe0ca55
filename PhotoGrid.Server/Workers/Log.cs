namespace PhotoGrid.Server.Workers;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Warning, "Could not tidy up sessions and erased accounts; trying again in some minutes.", EventName = "SweepFailed")]
    public static partial void SweepFailed(ILogger log, Exception fault);

    [LoggerMessage(1202, LogLevel.Warning, "Could not tidy the library of {User}; it is tried again later.", EventName = "TidyingFailed")]
    public static partial void TidyingFailed(ILogger log, Exception fault, Guid user);

    [LoggerMessage(1203, LogLevel.Warning, "The journal beside the originals can't be written now; trying again in {Seconds} s. Nothing is lost: the catalog has it.", EventName = "JournalWaits")]
    public static partial void JournalWaits(ILogger log, Exception fault, double seconds);
}
