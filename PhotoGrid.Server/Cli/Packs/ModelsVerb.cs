using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Cli.Packs;

/// <summary><c>photogrid models …</c> as it was typed, checked.</summary>
internal sealed record ModelsVerb(string Action, string Source, bool Agrees) : Verb
{
    public const string List = "list";
    public const string Add = "add";
    public const string Verify = "verify";

    public static new Result<ModelsVerb> Parse(IReadOnlyList<string> args)
    {
        if (args is not [List or Add or Verify, ..])
            return Failure.Invalid("models needs one of list, add, verify.");
        var verb = new ModelsVerb(args[0], "", false);
        for (var at = 1; at < args.Count; at++)
        {
            switch (args[at])
            {
                case "--json": verb = verb with { Json = true }; continue;
                case "--yes": verb = verb with { Agrees = true }; continue;
                case "--data" when at + 1 < args.Count: verb = verb with { Data = args[++at] }; continue;
                case ['-', '-', 'd', 'a', 't', 'a', '=', .. var data] when data.Length > 0: verb = verb with { Data = data }; continue;
                case ['-', ..]: return Failure.Invalid($"models {verb.Action} does not know {args[at]}.");
                default:
                    if (verb.Source.Length > 0 || verb.Action != Add)
                        return Failure.Invalid($"models {verb.Action} does not know {args[at]}.");
                    verb = verb with { Source = args[at] };
                    continue;
            }
        }

        return verb.Action == Add && verb.Source.Length == 0 ? Failure.Invalid("models add needs a folder or an https address of a manifest.json.") : verb;
    }

    /// <inheritdoc/>
    public override string[] ArgsFor(string[] typed)
    {
        // The server that does it has another working folder.
        if (Action != Add || IsAddress)
            return typed;
        var at = Array.IndexOf(typed, Source, 2);
        return [.. typed[..at], Path.GetFullPath(Source), .. typed[(at + 1)..]];
    }

    public bool IsAddress => Source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || Source.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    public override Task<int> RunAsync(IServiceProvider services, string? password, VerbOutput output, CancellationToken ct) => ModelsCommand.RunAsync(this, services, output, ct);
}
