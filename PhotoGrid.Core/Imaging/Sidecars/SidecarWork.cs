using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Sidecars;

/// <summary>Reads an XMP file beside a photo, all of it.</summary>
internal static class SidecarWork
{
    internal static SidecarMetadata Run(FetchRange fetch, WorkerRequest request)
    {
        if (request.Length > MediaType.MaxSidecarBytes) throw new ParkedException(ParkKind.Limit, "This sidecar is larger than the 16 MB that are read.");
        var bytes = new byte[request.Length];
        fetch(0, bytes);
        return SidecarReader.Read(bytes);
    }
}
