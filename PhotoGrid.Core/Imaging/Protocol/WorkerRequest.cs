using PhotoGrid.Imaging.Edits;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Imaging.Protocol;

/// <summary>One thing to do with one original.</summary>
internal sealed record WorkerRequest
{
    /// <summary>Bytes of the original.</summary>
    public required long Length { get; init; }

    public required long MaxPixels { get; init; }

    /// <summary>Processor time for this request; the kernel ends the worker beyond it.</summary>
    public required int CpuSeconds { get; init; }

    /// <summary>Read what the file says about itself. Otherwise make renditions.</summary>
    public bool Metadata { get; init; }

    /// <summary>It is an XMP file: read its words.</summary>
    public bool Sidecar { get; init; }

    /// <summary>What is done to the picture before anything is made of it.</summary>
    public EditPlan? Edits { get; init; }

    /// <summary>Make one file of the picture instead of renditions.</summary>
    public ExportKind? Export { get; init; }

    public IReadOnlyList<RenditionSpec> Renditions { get; init; } = [];

    /// <summary>Compute hashes and colours from the smallest rendition.</summary>
    public bool Appearance { get; init; }
}
