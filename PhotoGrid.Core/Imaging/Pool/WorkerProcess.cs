using System.Diagnostics;

namespace PhotoGrid.Imaging.Pool;

/// <summary>One decode process and its two pipes. Serves one request at a time.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int SignalBase = 128;
    private const int SigXCpu = 24;
    private const int LastWordsLength = 1024;
    private static readonly TimeSpan ReapLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Task<string> _lastWords;
    private Parked? _endedBecause;

    internal WorkerProcess(Process process)
    {
        _process = process;
        Id = process.Id;
        _lastWords = DrainAsync(process.StandardError.BaseStream);
    }

    internal int Id { get; }

    internal int Requests { get; set; }

    internal long IdleSince { get; set; }

    internal Stream Input => _process.StandardInput.BaseStream;

    internal Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Why we ended it, or null when it runs or ended by itself.</summary>
    internal Parked? EndedBecause => Volatile.Read(ref _endedBecause);

    internal bool HasExited => _process.HasExited;

    /// <summary>Ends it at once. The first reason given stays.</summary>
    internal void End(Parked because)
    {
        Interlocked.CompareExchange(ref _endedBecause, because, null);
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>The reason of an end that was not asked for, and what it last wrote to its error stream.</summary>
    internal async Task<(Parked Reason, string LastWords)> AutopsyAsync()
    {
        End(new Parked(ParkKind.Crashed, "The decoder stopped without an answer while it read this file."));
        string lastWords;
        try
        {
            await _process.WaitForExitAsync().WaitAsync(ReapLimit);
            lastWords = await _lastWords.WaitAsync(ReapLimit);
        }
        catch (TimeoutException)
        {
            // The kernel holds it; it dies when it is let go.
            return (EndedBecause!, "");
        }

        return _process.ExitCode == SignalBase + SigXCpu
            ? (new Parked(ParkKind.Limit, "This file took more processor time than one photo may have."), lastWords)
            : (EndedBecause!, lastWords);
    }

    /// <summary>Resident bytes now; 0 when it has ended.</summary>
    internal long ResidentBytes()
    {
        try
        {
            string[] pages = File.ReadAllText($"/proc/{Id}/statm").Split(' ');
            return long.Parse(pages[1]) * Environment.SystemPageSize;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Whether the kernel filters its calls, by the kernel's word and not the worker's; true when it has ended.</summary>
    internal bool IsLockedIn()
    {
        try
        {
            return File.ReadAllText($"/proc/{Id}/status").Contains("\nSeccomp:\t2", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Closes its pipes, which ends it, and reaps it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Input.DisposeAsync();
        }
        catch (IOException)
        {
            // It ended with bytes unread.
        }

        using (_process)
        {
            try
            {
                await _process.WaitForExitAsync().WaitAsync(ReapLimit);
            }
            catch (TimeoutException)
            {
                _process.Kill();
            }
        }
    }

    // The pipe must be drained or a talkative library would stop at a full one; only the end is kept.
    private static async Task<string> DrainAsync(Stream errors)
    {
        var kept = new byte[LastWordsLength];
        var buffer = new byte[LastWordsLength];
        int length = 0;
        try
        {
            for (int read; (read = await errors.ReadAsync(buffer)) > 0;)
            {
                int keep = Math.Min(length, LastWordsLength - read);
                kept.AsSpan(length - keep, keep).CopyTo(kept);
                buffer.AsSpan(0, read).CopyTo(kept.AsSpan(keep));
                length = keep + read;
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // Closed with the process.
        }

        return OneLine(kept.AsSpan(0, length));
    }

    // It goes to the log, and a hostile file may have had a hand in it.
    private static string OneLine(ReadOnlySpan<byte> words)
    {
        Span<char> line = stackalloc char[words.Length];
        for (int i = 0; i < words.Length; i++) line[i] = words[i] is >= (byte)' ' and <= (byte)'~' ? (char)words[i] : ' ';
        return line.Trim().ToString();
    }
}
