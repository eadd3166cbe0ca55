using Microsoft.Extensions.Logging;

namespace PhotoGrid.Jobs;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "LeasingFailed", Level = LogLevel.Error, Message = "Jobs of user {User} could not be taken; tried again soon")]
    public static partial void LeasingFailed(ILogger log, Exception error, Guid user);

    [LoggerMessage(EventId = 2, EventName = "JobFailed", Level = LogLevel.Warning, Message = "Job {Kind} {Job} failed at attempt {Attempt}")]
    public static partial void JobFailed(ILogger log, Exception error, string kind, Guid job, int attempt);

    [LoggerMessage(EventId = 3, EventName = "JobParked", Level = LogLevel.Warning, Message = "Job {Kind} {Job} was given up at attempt {Attempt}")]
    public static partial void JobParked(ILogger log, string kind, Guid job, int attempt);

    [LoggerMessage(EventId = 4, EventName = "LeaseLost", Level = LogLevel.Information, Message = "Job {Kind} {Job} was taken over by another worker")]
    public static partial void LeaseLost(ILogger log, string kind, Guid job);

    [LoggerMessage(EventId = 5, EventName = "RoundFailed", Level = LogLevel.Error, Message = "A round of the job runner failed; the next one follows")]
    public static partial void RoundFailed(ILogger log, Exception error);
}
