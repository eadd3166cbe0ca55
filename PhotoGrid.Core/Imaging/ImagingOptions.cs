using PhotoGrid.Imaging.Video;

namespace PhotoGrid.Imaging;

/// <summary>Limits of decoding. The defaults fit a home server; each protects it from one hostile or unlucky photo.</summary>
public sealed record ImagingOptions
{
    /// <summary>Decode processes at the same time.</summary>
    public int MaxWorkers { get; init; } = Environment.ProcessorCount;

    /// <summary>Wall-clock time for one request, the waiting for a free worker not included.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Processor time for one request; 200 MP take about 3 s.</summary>
    public TimeSpan MaxProcessorTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A worker without work ends after this time, and its memory with it.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A worker is replaced after so many requests: whatever leaks in foreign code leaks only so far.</summary>
    public int RequestsPerWorker { get; init; } = 400;

    /// <summary>Resident memory above which a worker is ended. 1.5 GiB: a 200 MP progressive JPEG needs 1.2 GB.</summary>
    public long MaxResidentBytes { get; init; } = 1536L << 20;

    /// <summary>Pixels of one image, checked in its header before any is decoded.</summary>
    public long MaxPixels { get; init; } = 200_000_000;

    /// <summary>Size of a file that is decoded; larger ones are kept and parked.</summary>
    public long MaxFileBytes { get; init; } = 200_000_000;

    /// <summary>Folders where decoders of the system are looked for; null means where distributions lay them.</summary>
    public IReadOnlyList<string>? LibraryFolders { get; init; }

    /// <summary>Program and leading arguments that start a worker; null finds the photogrid program that is running or lies beside it.</summary>
    public IReadOnlyList<string>? WorkerCommand { get; init; }

    /// <summary>The programs that read videos; null: videos are not taken.</summary>
    public MediaTools? MediaTools { get; init; } = MediaTools.Find();

    /// <summary>Addresses that a video tool may take. 2 GiB: decoding 8K needs about one, the libraries a quarter.</summary>
    public long MaxToolAddressBytes { get; init; } = 2L << 30;
}
