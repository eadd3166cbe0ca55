using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Cli;

/// <summary><c>photogrid import …</c> as it was typed, checked.</summary>
internal sealed record ImportVerb(IReadOnlyList<string> Paths, string Email, string? Album) : Verb
{
    public static new Result<ImportVerb> Parse(IReadOnlyList<string> args)
    {
        var verb = new ImportVerb([], "", null);
        for (var at = 0; at < args.Count; at++)
        {
            var (name, value) = args[at].StartsWith("--", StringComparison.Ordinal) && args[at].IndexOf('=') is > 0 and var equals
                ? (args[at][..equals], args[at][(equals + 1)..])
                : (args[at], null);
            switch (name)
            {
                case "--json":
                    verb = verb with { Json = true };
                    continue;
                case "--data" or "--user" or "--album":
                    value ??= at + 1 < args.Count ? args[++at] : null;
                    if (string.IsNullOrWhiteSpace(value))
                        return Failure.Invalid($"{name} needs a value.");
                    verb = name switch
                    {
                        "--data" => verb with { Data = value },
                        "--user" => verb with { Email = value },
                        _ => verb with { Album = value },
                    };
                    continue;
                case ['-', ..]:
                    return Failure.Invalid($"import does not know {args[at]}.");
                default:
                    verb = verb with { Paths = [.. verb.Paths, args[at]] };
                    continue;
            }
        }

        return verb.Paths.Count == 0 ? Failure.Invalid("import needs at least one folder or zip.")
            : verb.Email.Length == 0 ? Failure.Invalid("import needs --user with the mail address of whose library it is.")
            : verb;
    }

    // The one who runs it may stand in another folder than the one who typed it.
    public override string[] ArgsFor(string[] typed) =>
        ["import", .. Paths.Select(Path.GetFullPath), "--user", Email, .. Album is null ? Array.Empty<string>() : ["--album", Album], .. Json ? ["--json"] : Array.Empty<string>()];

    public override Task<int> RunAsync(IServiceProvider services, string? password, VerbOutput output, CancellationToken ct) =>
        ImportCommand.RunAsync(this, services, output, ct);
}
