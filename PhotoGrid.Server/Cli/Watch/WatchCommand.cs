using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Cli.Watch.Wire;

namespace PhotoGrid.Server.Cli.Watch;

/// <summary>
/// <c>photogrid watch</c>: brings what is in some folders of this machine to a server, once or for as long as it runs. 0: every file is accounted for;
/// 1: something that should be a photo there is not, or it could not begin.
/// </summary>
internal static class WatchCommand
{
    /// <summary>Reads the command line and the environment, and runs until it is done or told to end.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (verb, wrong) = WatchVerb.Parse(args, Environment.GetEnvironmentVariable("PHOTOGRID_SERVER"));
        if (verb is null)
            return await CommandLine.WrongAsync(wrong!.Message);
        var (key, noKey) = WatchKey.Find(verb, Environment.GetEnvironmentVariable(WatchKey.Variable));
        if (key is null)
            return await CommandLine.WrongAsync(noKey!.Message);

        using var ending = new CancellationTokenSource();
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ending.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var terminal = new Terminal(verb.Json);
        var code = await RunAsync(verb, key, terminal.Output, TimeProvider.System, ending.Token);
        await terminal.ClearAsync();
        return code;
    }

    /// <summary>The same with everything found.</summary>
    public static async Task<int> RunAsync(WatchVerb verb, string key, VerbOutput output, TimeProvider clock, CancellationToken ct)
    {
        var (trust, wrong) = ServerTrust.For(verb.Server, verb.Authority);
        if (trust is null)
        {
            await output.ErrorAsync(wrong!.Message);
            return 2;
        }

        using var report = new WatchReport(verb, output);
        using var server = new WatchServer(verb.Server, key, trust, new Patience(verb.Once ? verb.Patience : null, clock, report.SayAsync));
        try
        {
            var account = await AccountOfAsync(server, key, ct);
            var (state, inUse) = await WatchState.OpenAsync(verb.State ?? WatchState.PathFor(verb.Server, account), verb.Server, account, ct);
            if (state is null)
            {
                await output.ErrorAsync(inUse!.Message);
                return 1;
            }

            using (state)
            using (var album = new WatchAlbum(server, verb.Album))
            {
                var pass = new WatchPass(verb, state, new SendFile(server, state), album, report, Instant.Now(clock), clock);
                return verb.Once ? await OnceAsync(verb, pass, report, clock, ct) : await OnAndOnAsync(verb, pass, report, clock, ct);
            }
        }
        catch (Exception fault) when (fault is ServerAwayException or KeyRefusedException)
        {
            await output.ErrorAsync(fault.Message);
            return 1;
        }
        catch (SqliteException)
        {
            await output.ErrorAsync("What is known of the folders can't be written: is the disk of the state file full?");
            return 1;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return verb.Once ? 1 : 0;
        }
    }

    // Whose library it is. A key that may only upload may not ask: then the key itself stands for it.
    private static async Task<string> AccountOfAsync(WatchServer server, string key, CancellationToken ct)
    {
        var about = await server.SendAsync(HttpMethod.Get, "api/v1/server", ct);
        if (about.Text("name") is null)
            throw new ServerAwayException("What answers at that address is no PhotoGrid.");
        try
        {
            var me = await server.SendAsync(HttpMethod.Get, "api/v1/me", ct);
            return me.Text("id") ?? throw new ServerAwayException(me.Message);
        }
        catch (KeyRefusedException fault) when (fault.IsScope)
        {
            return "key-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)))[..16];
        }
    }

    private static async Task<int> OnceAsync(WatchVerb verb, WatchPass pass, WatchReport report, TimeProvider clock, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var account = await pass.RunAsync(ct);
        while (account is { Changing: > 0, Stopped: null } && clock.GetElapsedTime(began) < verb.Patience)
        {
            await Task.Delay(verb.Settle, clock, ct);
            account = await pass.RunAsync(ct);
        }

        await pass.TellChangingAsync();
        await report.AccountAsync(account);
        return account.Left == 0 && account.FoldersUnread == 0 && account.Stopped is null ? 0 : 1;
    }

    private static async Task<int> OnAndOnAsync(WatchVerb verb, WatchPass pass, WatchReport report, TimeProvider clock, CancellationToken ct)
    {
        using var hints = new FolderHints(verb.Folders);
        WatchAccount? told = null;
        while (true)
        {
            hints.Listen();
            var began = clock.GetTimestamp();
            var account = await pass.RunAsync(ct);
            if (account != told && account.Changing == 0)
                await report.AccountAsync(told = account);
            if (ct.IsCancellationRequested)
                return 0;

            // A folder that is written to without a pause must not be looked through without one.
            var rest = clock.GetElapsedTime(began) * 2;
            try
            {
                await Task.Delay(rest > verb.Settle ? rest : verb.Settle, clock, ct);
                if (account.Changing == 0)
                    await hints.WaitAsync(verb.Rescan, ct);
            }
            catch (OperationCanceledException)
            {
                return 0;
            }
        }
    }
}
