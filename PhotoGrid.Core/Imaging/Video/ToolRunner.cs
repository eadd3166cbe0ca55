using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using PhotoGrid.Imaging.Pool;

namespace PhotoGrid.Imaging.Video;

/// <summary>How far one run of a tool may go.</summary>
internal sealed record ToolLimits(int CpuSeconds, int MaxOutputBytes, TimeSpan Time);

/// <summary>
/// Runs a media tool over one file, each in a prison and a process of its own (<see cref="MediaWorker"/>), so many at a time. What it says
/// is bounded: more output than allowed ends it, and of its complaints only the end is kept.
/// </summary>
internal sealed class ToolRunner(ImagingOptions options, TimeProvider clock, ILogger log) : IAsyncDisposable
{
    private const int SignalBase = 128;
    private const int SigXCpu = 24;
    private const int ComplaintLength = 500;

    private readonly WorkerSpawner _spawner = new();
    private readonly PriorityGate _gate = new(Math.Max(1, options.MaxWorkers));
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Its output, or why there is none. <paramref name="file"/> is a path of this process's or of the machine's.</summary>
    internal async Task<DecodeOutcome<byte[]>> RunAsync(
        string tool, IReadOnlyList<string> arguments, string file, ToolLimits limits, bool urgent, CancellationToken ct)
    {
        await _gate.EnterAsync(urgent, ct);
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, _closing.Token);
            return await RunAsync(tool, arguments, file, limits, stop.Token);
        }
        finally
        {
            _gate.Leave();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _spawner.Dispose();
    }

    private async Task<DecodeOutcome<byte[]>> RunAsync(string tool, IReadOnlyList<string> arguments, string file, ToolLimits limits, CancellationToken ct)
    {
        string[] verb =
        [
            MediaWorker.Verb, Environment.ProcessId.ToString(), limits.CpuSeconds.ToString(), (options.MaxToolAddressBytes >> 20).ToString(),
            file, tool, .. arguments,
        ];
        using Process process = await StartAsync(verb);
        process.StandardInput.Close();
        Task<string> complaint = TailAsync(process.StandardError.BaseStream);
        using var late = new CancellationTokenSource(limits.Time, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            byte[]? output = await ReadAsync(process.StandardOutput.BaseStream, limits.MaxOutputBytes, stop.Token);
            if (output is not null) await process.WaitForExitAsync(stop.Token);
            Parked? parked = output is null ? new Parked(ParkKind.Limit, "This video gives a larger picture than it should.") : Judge(process.ExitCode);
            if (parked is null) return DecodeOutcome<byte[]>.Ok(output!);
            process.Kill();
            string said = Plain(await complaint), name = Path.GetFileName(tool);
            Log.ToolFailed(log, name, parked.Kind, said);
            return DecodeOutcome<byte[]>.Park(parked);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return DecodeOutcome<byte[]>.Park(new Parked(ParkKind.Timeout, $"This video was not read within {limits.Time.TotalSeconds:0} seconds."));
        }
        finally
        {
            process.Kill();
        }
    }

    private async Task<Process> StartAsync(string[] verb)
    {
        try
        {
            return await _spawner.StartAsync(WorkerCommand.Create(options, verb));
        }
        catch (Win32Exception problem)
        {
            // The machine's trouble, told as such: the job is tried again.
            throw new IOException("Media tools don't start on this machine.", problem);
        }
    }

    private static Parked? Judge(int exitCode) => exitCode switch
    {
        0 => null,
        MediaWorker.NoPrison => new Parked(ParkKind.FormatOff, "This machine's kernel can't lock the video reader in, so videos are not read."),
        SignalBase + SigXCpu => new Parked(ParkKind.Limit, "This video took more processor time than one may have."),
        > SignalBase => new Parked(ParkKind.Crashed, "The video reader stopped without an answer while it read this file."),
        _ => new Parked(ParkKind.Corrupt, "This video is damaged or of a kind that can't be read."),
    };

    private static async Task<byte[]?> ReadAsync(Stream output, int most, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await output.ReadAsync(buffer, ct)) > 0;)
        {
            if (kept.Length + read > most) return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    // Read to its end or the pipe would stop a talkative tool; only the last words are kept.
    private static async Task<string> TailAsync(Stream errors)
    {
        var kept = new byte[ComplaintLength];
        int length = 0;
        try
        {
            var buffer = new byte[4096];
            for (int read; (read = await errors.ReadAsync(buffer)) > 0;)
            {
                byte[] both = [.. kept.AsSpan(0, length), .. buffer.AsSpan(0, read)];
                length = Math.Min(both.Length, ComplaintLength);
                both.AsSpan(both.Length - length).CopyTo(kept);
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // Closed with the process.
        }

        return Encoding.UTF8.GetString(kept, 0, length);
    }

    private static string Plain(string text) => string.Concat(text.Where(c => c is >= ' ' and <= '~'));
}
