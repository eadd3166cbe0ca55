using System.Globalization;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Cli.Watch;

/// <summary><c>photogrid watch …</c> as it was typed, checked. It needs no data folder and runs in its own process: the server is elsewhere.</summary>
internal sealed record WatchVerb
{
    private static readonly string[] Flags = ["--json", "--once", "--recheck"];
    private static readonly string[] Values = ["--server", "--key", "--key-file", "--album", "--state", "--ca", "--rescan", "--settle", "--patience"];

    /// <summary>The folders, absolute.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The server's address, with a slash at its end.</summary>
    public required Uri Server { get; init; }

    /// <summary>The secret of the key, where it was typed.</summary>
    public string? Key { get; init; }

    /// <summary>The file that the key is in.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The album that new photos go into.</summary>
    public string? Album { get; init; }

    /// <summary>Where it keeps what it knows; null: in the user's own folder for such things.</summary>
    public string? State { get; init; }

    /// <summary>A PEM file with the authority that made the server's certificate.</summary>
    public string? Authority { get; init; }

    /// <summary>One pass, then an end.</summary>
    public bool Once { get; init; }

    /// <summary>Whether the server is asked for every file again, also for those that it took or refused before.</summary>
    public bool Recheck { get; init; }

    /// <summary>Lines of JSON.</summary>
    public bool Json { get; init; }

    /// <summary>How often everything is looked through, whatever was heard of changes.</summary>
    public TimeSpan Rescan { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a file must have been left alone.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>With --once: how long a server that does not answer, or a file that is still being written, is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Reads what follows the verb; <paramref name="server"/> is the address where none is typed.</summary>
    public static Result<WatchVerb> Parse(IReadOnlyList<string> args, string? server = null)
    {
        var (folders, given) = (new List<string>(), new Dictionary<string, string>());
        for (var at = 0; at < args.Count; at++)
        {
            var (name, value) = args[at].StartsWith("--", StringComparison.Ordinal) && args[at].IndexOf('=') is > 0 and var equals
                ? (args[at][..equals], args[at][(equals + 1)..])
                : (args[at], null);
            if (Flags.Contains(name) && value is null)
            {
                given[name] = "";
            }
            else if (Values.Contains(name))
            {
                value ??= at + 1 < args.Count ? args[++at] : null;
                if (string.IsNullOrWhiteSpace(value))
                    return Failure.Invalid($"{name} needs a value.");
                given[name] = value;
            }
            else if (name.StartsWith('-'))
            {
                return Failure.Invalid($"watch does not know {args[at]}.");
            }
            else
            {
                folders.Add(Path.TrimEndingDirectorySeparator(Path.GetFullPath(name)));
            }
        }

        return Build([.. folders.Distinct()], given, server);
    }

    private static Result<WatchVerb> Build(IReadOnlyList<string> folders, Dictionary<string, string> given, string? server)
    {
        if (folders.Count == 0)
            return Failure.Invalid("watch needs at least one folder.");
        foreach (var folder in folders)
        {
            if (folders.FirstOrDefault(other => folder.StartsWith(Path.EndsInDirectorySeparator(other) ? other : other + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } outer)
                return Failure.Invalid($"{folder} lies in {outer}: name one of them.");
        }

        if ((given.GetValueOrDefault("--server") ?? server) is not { Length: > 0 } typed)
            return Failure.Invalid("watch needs --server with the address of PhotoGrid, or PHOTOGRID_SERVER.");
        if (!Uri.TryCreate(typed.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return Failure.Invalid($"--server is an address such as https://photos.example.org, not {typed}.");
        if (given.ContainsKey("--key") && given.ContainsKey("--key-file"))
            return Failure.Invalid("Say --key or --key-file, not both.");

        var verb = new WatchVerb
        {
            Folders = folders,
            Server = address,
            Key = given.GetValueOrDefault("--key"),
            KeyFile = given.GetValueOrDefault("--key-file"),
            Album = given.GetValueOrDefault("--album")?.Trim(),
            State = given.GetValueOrDefault("--state") is { } state ? Path.GetFullPath(state) : null,
            Authority = given.GetValueOrDefault("--ca"),
            Once = given.ContainsKey("--once"),
            Recheck = given.ContainsKey("--recheck"),
            Json = given.ContainsKey("--json"),
        };
        return (Seconds(given, "--rescan", verb.Rescan), Seconds(given, "--settle", verb.Settle), Seconds(given, "--patience", verb.Patience)) is
            ({ } rescan, { } settle, { } patience)
            ? verb with { Rescan = rescan, Settle = settle, Patience = patience }
            : Failure.Invalid("--rescan, --settle and --patience are seconds.");
    }

    // A month at most: more is a mistake, and timers end before that.
    private static TimeSpan? Seconds(Dictionary<string, string> given, string name, TimeSpan otherwise) =>
        !given.TryGetValue(name, out var text) ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 30 * 86_400 ? TimeSpan.FromSeconds(seconds)
        : null;
}
