using PhotoGrid.Imaging.Hashes;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Sidecars;

namespace PhotoGrid.Imaging.Protocol;

/// <summary>What became of a request. Whoever reads it must take it for foreign: the worker handled hostile bytes.</summary>
internal sealed record WorkerAnswer
{
    public Parked? Parked { get; init; }

    public MetadataAnswer? Metadata { get; init; }

    public SidecarMetadata? Sidecar { get; init; }

    public RenditionsAnswer? Renditions { get; init; }
}

internal sealed record RenditionsAnswer(string MimeType, int Width, int Height, IReadOnlyList<RenditionHeader> Renditions, Appearance? Appearance);

/// <summary>A rendition whose bytes follow the JSON, in the order of these.</summary>
internal sealed record RenditionHeader(RenditionSpec Spec, int Width, int Height, int Length);
