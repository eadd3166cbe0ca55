namespace PhotoGrid.Server.Workers;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Warning, "Could not tidy up sessions and erased accounts; trying again in some minutes.", EventName = "SweepFailed")]
    public static partial void SweepFailed(ILogger log, Exception fault);

    [LoggerMessage(1202, LogLevel.Warning, "Could not tidy the library of {User}; it is tried again later.", EventName = "TidyingFailed")]
    public static partial void TidyingFailed(ILogger log, Exception fault, Guid user);

    [LoggerMessage(1203, LogLevel.Warning, "The journal beside the originals can't be written now; trying again in {Seconds} s. Nothing is lost: the catalog has it.", EventName = "JournalWaits")]
    public static partial void JournalWaits(ILogger log, Exception fault, double seconds);

    [LoggerMessage(1204, LogLevel.Information, "Looked through {Folder}: {State}; {Taken} taken in, {Moved} moved, {Refused} refused, {Gone} gone.", EventName = "FolderLookedThrough")]
    public static partial void FolderLookedThrough(ILogger log, string folder, string state, int taken, int moved, int refused, int gone);

    [LoggerMessage(1205, LogLevel.Warning, "{Folder} could not be looked through; it is tried again later, and nothing is concluded of what is in it.", EventName = "FolderNotLookedThrough")]
    public static partial void FolderNotLookedThrough(ILogger log, Exception fault, string folder);

    [LoggerMessage(1206, LogLevel.Warning, "The system does not tell of changes in {Folder}: it is looked through every {Minutes} minutes instead.", EventName = "FolderNotWatched")]
    public static partial void FolderNotWatched(ILogger log, Exception fault, string folder, double minutes);

    [LoggerMessage(1207, LogLevel.Warning, "The photos of {Folder} are meant for {Email}, who has no account here yet.", EventName = "FolderWithoutUser")]
    public static partial void FolderWithoutUser(ILogger log, string folder, string email);

    [LoggerMessage(1208, LogLevel.Warning, "The search index of {User} could not be brought up to date; the next change or search tries again.", EventName = "IndexingFailed")]
    public static partial void IndexingFailed(ILogger log, Exception fault, Guid user);

    [LoggerMessage(1209, LogLevel.Warning, "Libraries could not be marked for the models of today; it is tried again.", EventName = "LookingFailed")]
    public static partial void LookingFailed(ILogger log, Exception fault);
}
