using System.Diagnostics;

namespace PhotoGrid.Imaging.Pool;

/// <summary>What a pool of workers may take.</summary>
/// <param name="MaxWorkers">Processes at the same time.</param>
/// <param name="RequestTimeout">Wall-clock time of one request.</param>
/// <param name="IdleTimeout">A worker without work ends after this time.</param>
/// <param name="RequestsPerWorker">A worker is replaced after so many.</param>
/// <param name="MaxResidentBytes">A worker above it is ended.</param>
/// <param name="KeepBelowBytes">A worker above it is replaced once it has answered.</param>
/// <param name="Start">How one is started.</param>
internal sealed record PoolLimits(
    int MaxWorkers, TimeSpan RequestTimeout, TimeSpan IdleTimeout, int RequestsPerWorker, long MaxResidentBytes, long KeepBelowBytes, Func<ProcessStartInfo> Start);
