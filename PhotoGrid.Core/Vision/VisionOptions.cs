namespace PhotoGrid.Vision;

/// <summary>Limits of looking at photos, and where models lie.</summary>
public sealed record VisionOptions
{
    /// <summary>Where packs are added; null: none can be.</summary>
    public string? Folder { get; init; }

    /// <summary>Packs that came with the program; null: where set-up lays them.</summary>
    public string? Bundled { get; init; }

    /// <summary>Whether photos are looked at; without, nothing is loaded and everything says that it is off.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>Processes at the same time. One: all models together take 0.5 GB, and nobody waits for them.</summary>
    public int MaxWorkers { get; init; } = 1;

    /// <summary>Threads of one network.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Wall-clock time for one photo; a page full of text takes 4 s on a quiet core.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>Processor time for one photo.</summary>
    public TimeSpan MaxProcessorTime { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>A worker without work ends after this time, and with it all that models hold.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A worker is replaced after so many photos.</summary>
    public int RequestsPerWorker { get; init; } = 1000;

    /// <summary>Resident memory above which a worker is ended. All models with the largest photo were measured at 0.6 GB.</summary>
    public long MaxResidentBytes { get; init; } = 900L << 20;
}
