namespace PhotoGrid.Vision.Protocol;

/// <summary>One thing to do: look at a picture whose bytes the worker asks for, make words a vector, or try a model.</summary>
internal sealed record VisionRequest
{
    /// <summary>Bytes of the picture.</summary>
    public required long Length { get; init; }

    public required long MaxPixels { get; init; }

    /// <summary>Processor time for this request; the kernel ends the worker beyond it.</summary>
    public required int CpuSeconds { get; init; }

    /// <summary>What to look for.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>Words to be made a vector instead.</summary>
    public string? Words { get; init; }

    /// <summary>Try the models instead: load, shapes, self-tests.</summary>
    public bool SelfTest { get; init; }
}
