using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PhotoGrid.Published.Tests;

/// <summary>The published file, serving a data folder on a port of its own. Disposing ends it and everything it started.</summary>
internal sealed class PublishedServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90); // under strace, on a busy machine

    private readonly ConcurrentQueue<string> _output = new();
    private readonly Process _process;

    private PublishedServer(Process process, string dataFolder, Uri address)
    {
        _process = process;
        DataFolder = dataFolder;
        Address = address;
    }

    public string DataFolder { get; }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    public string Output => string.Join('\n', _output);

    /// <summary>Starts and waits until it is ready. <paramref name="under"/> is a command that starts it, such as strace with its arguments.</summary>
    public static async Task<PublishedServer> StartAsync(string dataFolder, params string[] under)
    {
        var server = Start(dataFolder, under);
        try
        {
            await server.BecomeReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts and kills it after a time, wherever it is by then.</summary>
    public static async Task StartAndKillAsync(string dataFolder, TimeSpan after, params string[] under)
    {
        await using var server = Start(dataFolder, under);
        await Task.Delay(after);
    }

    private static PublishedServer Start(string dataFolder, string[] under)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        string[] command = [.. under, Needs.Binary, "serve", "--data", dataFolder, "--urls", address.ToString().TrimEnd('/')];
        var server = new PublishedServer(Launch(command), dataFolder, address);
        server.Collect(server._process);
        return server;
    }

    /// <summary>Runs a verb to its end: its exit code, and what it said on both streams.</summary>
    public static Task<(int ExitCode, string Said)> RunAsync(string? input, params string[] arguments) => RunAsync(TimeSpan.FromSeconds(60), input, arguments);

    /// <summary>The same for one that has much to do.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(TimeSpan within, string? input, params string[] arguments)
    {
        using var process = Launch([Needs.Binary, .. arguments]);
        if (input is not null)
        {
            await process.StandardInput.WriteLineAsync(input);
        }

        process.StandardInput.Close();
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(within);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{string.Join(' ', arguments)}' did not end within {within}.");
        }

        return (process.ExitCode, string.Join('\n', await said));
    }

    /// <summary>SIGKILL, to it and its children: no handler runs, nothing is flushed by the program.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and its exit code. The children of whatever it was started under are asked, not the tracer.</summary>
    public async Task<int> StopAsync(int? processId = null)
    {
        using var kill = Process.Start("kill", ["-TERM", (processId ?? _process.Id).ToString(CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>strace hands no signal on: the one to end is its child.</summary>
    public static int BelowTracer(int tracer) =>
        int.Parse(File.ReadAllText($"/proc/{tracer}/task/{tracer}/children").Split(' ')[0], CultureInfo.InvariantCulture);

    private static Process Launch(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("PHOTOGRID_DATA");
        // Models would look at every photo beside what is measured here; Vision/ has its own.
        start.Environment["Vision__On"] = "false";
        start.Environment.Remove("DOTNET_ROOT"); // self-contained: it needs no runtime
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Collect(Process process)
    {
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? string.Empty);
        process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? string.Empty);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task BecomeReadyAsync()
    {
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(StartLimit);
        while (true)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The published file ended with {_process.ExitCode} at its start:\n{Output}");
            }

            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/readyz"), limit.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet: asked again until the limit.
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The published file was not ready within {StartLimit}:\n{Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }
}
