using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PhotoGrid.Contracts.Postgres;

/// <summary>
/// A PostgreSQL of its own for the whole run: Debian's binaries, a cluster in a temporary folder, on a free port of 127.0.0.1, without
/// passwords and without flushing. Each test class gets a database. Ends with the test process.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);
    private readonly string _connection;
    private int _databases;

    private PostgresServer(string connection) => _connection = connection;

    /// <summary>The folder of initdb and postgres, the newest version; null when there is none.</summary>
    public static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0)
            .Select(path => Path.Combine(path, "bin")).FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
        : null;

    public static Task<PostgresServer> GetAsync() => Shared.Value;

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var source = new NpgsqlSlimDataSourceBuilder($"{_connection};Database=postgres;Pooling=false").Build();
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return $"{_connection};Database={name};Maximum Pool Size=20";
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("photogrid-pg-").FullName;
        var port = FreePort();
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", ["postgres", folder]);
        await RunAsUserAsync([$"{Binaries}/initdb", "-D", $"{folder}/db", "-U", "photogrid", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"]);

        // A shell in between, which waits for the end of its input: however this process ends, the server ends with it, and its folder goes.
        var server = StartAsUser(
            ["sh", "-c", "\"$@\" & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf \"$0\"", folder,
            $"{Binaries}/postgres", "-D", $"{folder}/db", "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={folder}",
            "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=32MB", "-c", "max_connections=200", "-c", "logging_collector=off"]);

        var connection = $"Host=127.0.0.1;Port={port};Username=photogrid;SSL Mode=Disable";
        await ReadyAsync(server, $"{connection};Database=postgres;Pooling=false;Timeout=5");
        return new PostgresServer(connection);
    }

    // It says nothing we could wait for: the port is tried until it answers, or the process has ended.
    private static async Task ReadyAsync(Process server, string connection)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var source = new NpgsqlSlimDataSourceBuilder(connection).Build();
        while (true)
        {
            try
            {
                await using var opened = await source.OpenConnectionAsync(limit.Token);
                return;
            }
            catch (NpgsqlException) when (!server.HasExited && !limit.IsCancellationRequested)
            {
                await Task.WhenAny(server.WaitForExitAsync(limit.Token), Task.Delay(50, limit.Token));
            }
        }
    }

    // initdb and postgres refuse to be root.
    private static string[] AsUser(string[] command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command] : command;

    private static Process StartAsUser(string[] command)
    {
        var all = AsUser(command);
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static Task RunAsUserAsync(string[] command)
    {
        var all = AsUser(command);
        return RunAsync(all[0], all[1..]);
    }

    private static async Task RunAsync(string file, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{file} failed: {await error}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
