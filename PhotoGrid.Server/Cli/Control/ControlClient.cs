using System.Net.Sockets;
using System.Text.Json;

namespace PhotoGrid.Server.Cli.Control;

/// <summary>Sends a verb to the process that holds the data folder and prints its answer as it comes.</summary>
internal static class ControlClient
{
    /// <summary>The exit code; 1 with a sentence when the owner can't be reached.</summary>
    public static async Task<int> SendAsync(string path, ControlRequest request, VerbOutput output)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
            await using var stream = new NetworkStream(socket);
            await using var writer = new StreamWriter(stream) { AutoFlush = true };
            using var reader = new StreamReader(stream);
            await writer.WriteLineAsync(JsonSerializer.Serialize(request, CliJson.Default.ControlRequest));
            while (await reader.ReadLineAsync() is { } line)
            {
                switch (line)
                {
                    case [ControlSocket.Exit, .. var code]:
                        return int.Parse(code);
                    case [ControlSocket.Error, .. var text]:
                        await output.ErrorAsync(text);
                        break;
                    case [ControlSocket.Progress, .. var text]:
                        await output.Show(VerbProgress.FromLine(text));
                        break;
                    case [_, .. var text]:
                        await output.LineAsync(text);
                        break;
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or IOException or ArgumentOutOfRangeException)
        {
            // Out of range is a path longer than a socket's name may be.
            await output.ErrorAsync("A PhotoGrid that is starting, ending or out of reach holds this data folder. Stop it, or try again in a moment.");
            return 1;
        }

        await output.ErrorAsync("The running PhotoGrid ended before it answered.");
        return 1;
    }
}
