using System.Net;
using System.Net.Sockets;

namespace PhotoGrid.Server.Tests.Watch;

/// <summary>
/// The network between a client and a server: one address that stays while the server behind it goes and comes back, that can be cut, and that
/// counts what goes up.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly List<Socket> _open = [];
    private readonly Lock _gate = new();
    private readonly Task _accepting;
    private bool _isCut;
    private long _bytes;
    private long _trap = long.MaxValue;
    private Action? _trapped;

    public Relay(Uri target)
    {
        Target = target;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public Uri Target { get; set; }

    /// <summary>Bytes that went from the client to the server.</summary>
    public long BytesUp => Interlocked.Read(ref _bytes);

    /// <summary>Connections that were tried while it was cut.</summary>
    public SemaphoreSlim Refused { get; } = new(0);

    /// <summary>Ends every connection and lets none through until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _isCut = true;
            foreach (var socket in _open)
                socket.Close();
            _open.Clear();
        }
    }

    public void Mend()
    {
        lock (_gate)
            _isCut = false;
    }

    /// <summary>Does something once, when so many more bytes have gone up.</summary>
    public void After(long bytes, Action action)
    {
        lock (_gate)
            (_trap, _trapped) = (BytesUp + bytes, action);
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
        Refused.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync(_ending.Token));
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (_gate)
        {
            if (_isCut)
            {
                client.Close();
                Refused.Release();
                return;
            }

            _open.AddRange([client, server]);
        }

        try
        {
            await server.ConnectAsync(IPAddress.Loopback, Target.Port);
            await Task.WhenAll(CopyAsync(client, server, isUp: true), CopyAsync(server, client, isUp: false));
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Cut, or the server is away: both ends see it.
        }
        finally
        {
            client.Close();
            server.Close();
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool isUp)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer) is > 0 and var count)
        {
            if (isUp)
                Count(count);
            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private void Count(int count)
    {
        Action? trapped = null;
        lock (_gate)
        {
            if ((_bytes += count) >= _trap)
                (trapped, _trapped, _trap) = (_trapped, null, long.MaxValue);
        }

        trapped?.Invoke();
    }
}
