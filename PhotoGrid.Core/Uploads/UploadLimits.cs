namespace PhotoGrid.Uploads;

/// <summary>What uploads may be; settings of the server.</summary>
public sealed record UploadLimits
{
    /// <summary>5 MiB: S3's smallest part, so that the same parts go straight to a bucket.</summary>
    public const int PartSize = 5 * 1024 * 1024;

    /// <summary>The largest file taken, 10 GiB unless set.</summary>
    public long MaxFileSize { get; init; } = 10L * 1024 * 1024 * 1024;

    /// <summary>How long an upload waits for its next part.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a signed address works.</summary>
    public TimeSpan AddressLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Uploads a user may begin in an hour; 0: any number.</summary>
    public int BegunPerHour { get; init; }

    /// <summary>How many parts a file of this size has.</summary>
    public static int PartsOf(long size) => (int)((size + PartSize - 1) / PartSize);
}
