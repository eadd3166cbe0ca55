using PhotoGrid.Accounts;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Jobs;
using PhotoGrid.Maintenance;
using PhotoGrid.Places;
using PhotoGrid.Server.Api.Jobs;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Api.Machine;

/// <summary>What an admin wants to know in the morning: is there room, what works, what waits, what was given up.</summary>
internal static class HealthEndpoints
{
    private static readonly (string Name, Decoder Decoder)[] _formats =
    [
        ("JPEG, PNG, WebP, GIF, AVIF, TIFF", Decoder.Vips), ("HEIC", Decoder.Heif), ("RAW", Decoder.Raw), ("JPEG XL", Decoder.Jxl), ("Video", Decoder.Ffmpeg),
    ];

    public static IEndpointRouteBuilder MapHealthEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/admin/health", ReadAsync).Requires(Need.Machine).Answers<HealthJson>().WithTags("Administration")
            .WithSummary("Disk, formats and why one is off, and the work of all libraries.");
        return routes;
    }

    private static async Task<IResult> ReadAsync(
        InstalledDecoders decoders, PlaceFinder places, MachineFacts machine, ReadUsers users, ReadStorage storage, IJobQueue queue, CancellationToken ct)
    {
        var everybody = await users.AllAsync(ct);
        long originals = 0;
        foreach (var user in everybody)
            originals += (await storage.RunAsync(user.Id, ct)).Used;
        var kinds = await JobEndpoints.CountAsync(queue, [.. everybody.Select(user => user.Id)], ct);
        var (total, free) = machine.Disk();
        return Answer.Ok(
            new HealthJson(
                Release.Version, machine.StartedAt, Environment.WorkingSet, new DiskJson(total, free, originals),
                [.. _formats.Select(format => new FormatJson(format.Name, decoders.WhyNot(format.Decoder) is null, decoders.WhyNot(format.Decoder)))],
                places.IsAvailable, new WorkJson(JobEndpoints.Pending(kinds), kinds.Sum(kind => kind.Value.Parked), kinds)),
            MachineJson.Default.HealthJson);
    }
}
