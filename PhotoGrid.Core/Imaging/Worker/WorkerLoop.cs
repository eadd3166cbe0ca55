using PhotoGrid.Imaging.Prison;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Sidecars;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker.Edits;

namespace PhotoGrid.Imaging.Worker;

/// <summary>Answers requests, one after the other.</summary>
internal static class WorkerLoop
{
    internal static int Run(int parent)
    {
        using ParentChannel channel = ParentChannel.Take();
        // Libraries and practice first: after the limits nothing more can be opened.
        string? problem = Decoders.Start();
        WarmUp.Run(canDecode: problem is null);
        if (!WorkerLimits.Apply(parent)) return 2;
        if (WorkerFilter.TryInstall() && PrisonCheck.Run().Any(attempt => !attempt.IsRefused)) return 3;
        while (channel.ReadRequest(WorkerJson.Default.WorkerRequest) is { } request)
        {
            WorkerLimits.AllowProcessorTime(request.CpuSeconds);
            if (problem is null) Serve(channel, request);
            else channel.Answer(new WorkerAnswer { Parked = new Parked(ParkKind.FormatOff, problem) }, WorkerJson.Default.WorkerAnswer, []);
        }

        return 0;
    }

    private static void Serve(ParentChannel channel, WorkerRequest request)
    {
        var blobs = new List<byte[]>();
        WorkerAnswer answer;
        // What the last photo left there is not this one's.
        VipsNative.vips_error_clear();
        try
        {
            answer = request.Sidecar ? new WorkerAnswer { Sidecar = SidecarWork.Run(channel.Fetch, request) }
                : request.Metadata
                    ? new WorkerAnswer { Metadata = MetadataWork.Run(channel.Fetch, request) }
                    : new WorkerAnswer
                    {
                        Renditions = request.Export is null ? RenditionWork.Run(channel.Fetch, request, blobs) : ExportWork.Run(channel.Fetch, request, blobs),
                    };
        }
        catch (ParkedException parked)
        {
            answer = new WorkerAnswer { Parked = parked.Parked };
        }
        catch (VipsException refused)
        {
            answer = new WorkerAnswer { Parked = new Parked(ParkKind.Corrupt, Damage(refused.Message)) };
        }
        catch (OutOfMemoryException)
        {
            answer = new WorkerAnswer { Parked = new Parked(ParkKind.Limit, "This file needs more memory than one photo may have.") };
        }

        if (answer.Parked is not null) blobs.Clear();
        channel.Answer(answer, WorkerJson.Default.WorkerAnswer, blobs);
    }

    // libvips does not always say what it did not like.
    private static string Damage(string message) => message.Length == 0 ? "This file is damaged." : $"This file is damaged ({message}).";
}
