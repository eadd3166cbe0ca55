using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Cli;

/// <summary><c>photogrid user …</c> as it was typed, checked.</summary>
internal sealed record UserVerb(string Action, string Email, string? Name, bool Admin, long? Quota) : Verb
{
    public const string Add = "add";
    public const string List = "list";
    public const string ResetPassword = "reset-password";

    public override bool NeedsPassword => Action != List;

    public static new Result<UserVerb> Parse(IReadOnlyList<string> args)
    {
        if (args is not [Add or List or ResetPassword, ..])
            return Failure.Invalid("user needs one of add, list, reset-password.");
        var verb = new UserVerb(args[0], "", null, false, null);
        for (var at = 1; at < args.Count; at++)
        {
            var (name, value) = args[at].StartsWith("--", StringComparison.Ordinal) && args[at].IndexOf('=') is > 0 and var equals
                ? (args[at][..equals], args[at][(equals + 1)..])
                : (args[at], null);
            switch (name)
            {
                case "--admin": verb = verb with { Admin = true }; continue;
                case "--json": verb = verb with { Json = true }; continue;
                case "--password-stdin": verb = verb with { PasswordFromInput = true }; continue;
                case "--data" or "--name" or "--email" or "--quota":
                    value ??= at + 1 < args.Count ? args[++at] : null;
                    if (value is null)
                        return Failure.Invalid($"{name} needs a value.");
                    if (name == "--quota" && !long.TryParse(value, out _))
                        return Failure.Invalid("--quota is a number of bytes.");
                    verb = name switch
                    {
                        "--data" => verb with { Data = value },
                        "--name" => verb with { Name = value },
                        "--email" => verb with { Email = value },
                        _ => verb with { Quota = long.Parse(value) },
                    };
                    continue;
                default:
                    if (name.StartsWith('-') || verb.Email.Length > 0)
                        return Failure.Invalid($"user {verb.Action} does not know {args[at]}.");
                    verb = verb with { Email = name };
                    continue;
            }
        }

        return verb.NeedsPassword == (verb.Email.Length > 0)
            ? verb
            : Failure.Invalid(verb.NeedsPassword ? $"user {verb.Action} needs a mail address." : "user list takes no mail address.");
    }

    public override Task<int> RunAsync(IServiceProvider services, string? password, VerbOutput output, CancellationToken ct) =>
        UserCommands.RunAsync(this, password, services, output.Say, ct);
}
