using System.Net.Sockets;
using System.Text.Json;
using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Cli.Control;

/// <summary>
/// The owner's ear: a Unix socket in the data folder, for the folder's own user only. A line of JSON comes in; lines go out, each led
/// by a letter: o for standard output, e for standard error, p for progress, x for the exit code, which is the last.
/// </summary>
internal sealed class ControlSocket(ServeOptions options, IServiceProvider services, ILogger<ControlSocket> log) : IHostedService, IDisposable
{
    public const char Output = 'o';
    public const char Error = 'e';
    public const char Progress = 'p';
    public const char Exit = 'x';

    private readonly CancellationTokenSource _ending = new();
    private Socket? _socket;
    private Task _accepting = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var path = DataFolder.ControlPathOf(options.DataFolder);
        try
        {
            File.Delete(path); // Left by an owner that was killed: the lock is ours, so nobody listens there.
            _socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            _socket.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite); // Before Listen: until then nobody can connect.
            _socket.Listen(8);
            _accepting = AcceptAsync(_socket);
        }
        catch (Exception fault) when (fault is SocketException or ArgumentOutOfRangeException or IOException)
        {
            // A path too long for a socket: verbs then ask to stop the server first, and everything else works.
            Log.ControlClosed(log, fault);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ending.CancelAsync();
        _socket?.Dispose();
        await _accepting;
        File.Delete(DataFolder.ControlPathOf(options.DataFolder));
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _ending.Dispose();
    }

    /// <summary>A text as it crosses the socket: every line of it is led by its letter.</summary>
    internal static string Mark(char letter, string text) => letter + text.ReplaceLineEndings($"\n{letter}");

    private async Task AcceptAsync(Socket socket)
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                _ = AnswerAsync(await socket.AcceptAsync(_ending.Token));
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                if (!_ending.IsCancellationRequested)
                    Log.ControlClosed(log, fault);
                return;
            }
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { AutoFlush = true };
            var line = await reader.ReadLineAsync(_ending.Token);
            if (line is null || JsonSerializer.Deserialize(line, CliJson.Default.ControlRequest) is not { } request)
                return;

            var (verb, wrong) = Verb.Parse(request.Args);
            if (wrong is not null)
                await writer.WriteLineAsync(Error + wrong.Message);
            var output = new VerbOutput(
                (isError, text) => writer.WriteLineAsync(Mark(isError ? Error : Output, text)),
                progress => writer.WriteLineAsync(Progress + progress.ToLine()));
            var code = verb is null ? 2 : await verb.RunAsync(services, request.Password, output, _ending.Token);
            await writer.WriteLineAsync($"{Exit}{code}");
        }
        catch (IOException fault) when (fault.InnerException is SocketException)
        {
            // Whoever typed it has left: the verb ended where it was.
        }
        catch (Exception fault) // Nobody awaits this: a verb that broke is written down, and the server goes on.
        {
            Log.VerbFailed(log, fault);
        }
    }
}
