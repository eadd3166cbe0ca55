using PhotoGrid.Imaging;
using PhotoGrid.Server.Cli.Watch;
using PhotoGrid.Server.Setup;
using PhotoGrid.Vision;

namespace PhotoGrid.Server.Cli;

/// <summary>Which verb is meant. Exit codes: 0 done, 1 failed, 2 wrong usage.</summary>
internal static class CommandLine
{
    private const string Usage =
        """
        photogrid [serve] [--data DIR] [--urls URL]          start the server; any setting as --Section:Name=value
        photogrid user add EMAIL [--name NAME] [--admin] [--quota BYTES] [--password-stdin]
        photogrid user list
        photogrid user reset-password EMAIL [--password-stdin]
        photogrid import DIR|ZIP... --user EMAIL [--album NAME]   folders, archives and Google Takeout, with an account of every file
        photogrid watch DIR... --server URL [--key-file FILE] [--album NAME] [--once]   bring what is in folders of this machine to a server
        photogrid verify [--user EMAIL] [--restart]          hash every original, check every file and row; 1 when a fault is found
        photogrid models list | add FOLDER|HTTPS-ADDRESS [--yes] | verify   what recognises faces, things and text; the licence is shown first
        photogrid version

        Every verb but watch takes --data (or PHOTOGRID_DATA; ./data where neither is given), and --json for lines of JSON.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (DecodeWorker.IsAskedFor(args))
            return await DecodeWorker.RunAsync(args);
        if (VisionWorker.IsAskedFor(args))
            return VisionWorker.Run(args);
        if (MediaWorker.IsAskedFor(args))
            return MediaWorker.Run(args);
        switch (args)
        {
            case [] or ["serve", ..]:
                return await ServeAsync(args.Length == 0 ? args : args[1..]);
            case ["version"] or ["--version"]:
                await Console.Out.WriteLineAsync($"{Release.Name} {Release.Version}");
                return 0;
            case ["help"] or ["--help"] or ["-h"]:
                await Console.Out.WriteLineAsync(Usage);
                return 0;
            case ["watch", ..]:
                return await WatchCommand.RunAsync(args[1..]);
            case [['-', ..], ..]:
                return await ServeAsync(args);
            default:
                return await VerbRunner.RunAsync(args);
        }
    }

    public static async Task<int> WrongAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        await Console.Error.WriteLineAsync(Usage);
        return 2;
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        var (options, wrong) = ServeOptions.Parse(args);
        return options is null ? await WrongAsync(wrong!.Message) : await Serve.RunAsync(options, Console.Out, Console.Error);
    }
}
