using PhotoGrid.Foundation;
using PhotoGrid.Server.Cli.Packs;
using PhotoGrid.Server.Cli.Verify;

namespace PhotoGrid.Server.Cli;

/// <summary>
/// A verb as it was typed, checked. It runs in the process that holds the data folder: in the one that was started for it when nobody has the
/// folder, else in the server that does, with what it says going back over the control socket.
/// </summary>
internal abstract record Verb
{
    /// <summary>The data folder, where one was named.</summary>
    public string? Data { get; init; }

    /// <summary>Whether to answer in lines of JSON.</summary>
    public bool Json { get; init; }

    /// <summary>Whether a password is asked for before it runs.</summary>
    public virtual bool NeedsPassword => false;

    /// <summary>Whether the password comes from standard input.</summary>
    public bool PasswordFromInput { get; init; }

    /// <summary>Reads a whole command line, the verb first.</summary>
    public static Result<Verb> Parse(IReadOnlyList<string> args) => args switch
    {
        ["user", ..] => Of(UserVerb.Parse([.. args.Skip(1)])),
        ["import", ..] => Of(ImportVerb.Parse([.. args.Skip(1)])),
        ["models", ..] => Of(ModelsVerb.Parse([.. args.Skip(1)])),
        ["verify", ..] => Of(VerifyVerb.Parse([.. args.Skip(1)])),
        _ => Failure.Invalid(args.Count == 0 ? "A verb is missing." : $"There is no verb {args[0]}."),
    };

    /// <summary>The command line as it is sent to another process: as it was typed, unless it means something else there.</summary>
    public virtual string[] ArgsFor(string[] typed) => typed;

    /// <summary>Does it and answers the exit code: 0 done, 1 failed.</summary>
    public abstract Task<int> RunAsync(IServiceProvider services, string? password, VerbOutput output, CancellationToken ct);

    private static Result<Verb> Of<T>(Result<T> parsed)
        where T : Verb => parsed.Ok ? parsed.Value : parsed.Failure!;
}
