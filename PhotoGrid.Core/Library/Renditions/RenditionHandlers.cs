using PhotoGrid.Imaging;
using PhotoGrid.Jobs;

namespace PhotoGrid.Library.Renditions;

/// <summary>The jobs about renditions as the runner takes them.</summary>
public static class RenditionHandlers
{
    // The decoder's own trouble may pass; a photo that ends it every time does not deserve more.
    private const int DecoderTries = 3;

    /// <summary>What makes a photo ready. A photo that can't be shown says so.</summary>
    public static JobHandler Eager(MakeRenditions make) => new(
        MakeRenditions.Kind,
        async (job, ct) => Decide(job, await make.RunAsync(job.Owner, job.Subject!.Value, ct)),
        (job, reason, ct) => make.FailAsync(job.Owner, job.Subject!.Value, reason, ct));

    /// <summary>What is made when nothing else waits. A photo that was ready stays so.</summary>
    public static JobHandler Backlog(RenditionBacklog backlog) => new(
        RenditionBacklog.Kind,
        async (job, ct) => Decide(job, await backlog.RunAsync(job.Owner, job.Subject!.Value, ct)));

    internal static string? Decide(LeasedJob job, Parked? parked) =>
        parked is { Kind: ParkKind.Crashed or ParkKind.Timeout } && job.Attempt < DecoderTries
            ? throw new DecoderTroubleException(parked.Reason)
            : parked?.Reason;
}

/// <summary>The decoder ended or took too long: worth another try.</summary>
public sealed class DecoderTroubleException : Exception
{
    /// <summary>Without a reason.</summary>
    public DecoderTroubleException() { }

    /// <summary>With the reason.</summary>
    public DecoderTroubleException(string message) : base(message) { }

    /// <summary>With the cause.</summary>
    public DecoderTroubleException(string message, Exception inner) : base(message, inner) { }
}
