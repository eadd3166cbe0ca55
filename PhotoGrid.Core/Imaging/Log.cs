using Microsoft.Extensions.Logging;

namespace PhotoGrid.Imaging;

internal static partial class Log
{
    [LoggerMessage(EventName = "decode.started", Level = LogLevel.Debug, Message = "Decode worker {Pid} started.")]
    internal static partial void WorkerStarted(ILogger log, int pid);

    [LoggerMessage(EventName = "decode.ended", Level = LogLevel.Debug, Message = "Decode worker {Pid} ended after {Requests} requests.")]
    internal static partial void WorkerEnded(ILogger log, int pid, int requests);

    [LoggerMessage(EventName = "decode.lost", Level = LogLevel.Warning, Message = "Decode worker {Pid} was lost ({Kind}): {Reason} {LastWords}")]
    internal static partial void WorkerLost(ILogger log, int pid, ParkKind kind, string reason, string lastWords);

    [LoggerMessage(EventName = "decode.noprison", Level = LogLevel.Warning, Message = "This kernel has no seccomp: decode workers have limits, and no filter on what they call.")]
    internal static partial void NoPrison(ILogger log);

    [LoggerMessage(EventName = "decode.nostart", Level = LogLevel.Error, Message = "The decode worker does not start; photos stay without previews.")]
    internal static partial void WorkerDoesNotStart(ILogger log, Exception problem);

    [LoggerMessage(EventName = "video.failed", Level = LogLevel.Information, Message = "{Tool} gave up on a file ({Kind}): {Complaint}")]
    internal static partial void ToolFailed(ILogger log, string tool, ParkKind kind, string complaint);
}
