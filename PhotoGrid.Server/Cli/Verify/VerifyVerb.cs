using System.Text.Json;
using PhotoGrid.Accounts;
using PhotoGrid.Foundation;
using PhotoGrid.Maintenance.Verify;

namespace PhotoGrid.Server.Cli.Verify;

/// <summary><c>photogrid verify</c>: proves every library, or one user's. 1 when a fault was found.</summary>
internal sealed record VerifyVerb(string? Email, bool Restart) : Verb
{
    public static new Result<VerifyVerb> Parse(IReadOnlyList<string> args)
    {
        var verb = new VerifyVerb(null, false);
        for (var at = 0; at < args.Count; at++)
        {
            var (name, value) = args[at].IndexOf('=') is > 0 and var equals ? (args[at][..equals], args[at][(equals + 1)..]) : (args[at], null);
            switch (name)
            {
                case "--json": verb = verb with { Json = true }; continue;
                case "--restart": verb = verb with { Restart = true }; continue;
                case "--data" or "--user":
                    value ??= at + 1 < args.Count ? args[++at] : null;
                    if (string.IsNullOrEmpty(value))
                        return Failure.Invalid($"{name} needs a value.");
                    verb = name == "--data" ? verb with { Data = value } : verb with { Email = value };
                    continue;
                default:
                    return Failure.Invalid($"verify does not know {args[at]}.");
            }
        }

        return verb;
    }

    public override async Task<int> RunAsync(IServiceProvider services, string? password, VerbOutput output, CancellationToken ct)
    {
        var (verify, everybody) = (services.GetRequiredService<VerifyLibrary>(), await services.GetRequiredService<ReadUsers>().AllAsync(ct));
        var chosen = everybody.Where(user => Email is null || user.Email.Equals(Email, StringComparison.OrdinalIgnoreCase)).ToList();
        if (Email is not null && chosen.Count == 0)
        {
            await output.ErrorAsync($"There is no account {Email}.");
            return 1;
        }

        var faults = 0L;
        foreach (var user in chosen)
            faults += await VerifyAsync(verify, user, output, ct);
        if (Email is null)
        {
            var known = everybody.Select(user => user.Id).Concat(await services.GetRequiredService<PendingErasures>().ListAsync(ct)).ToHashSet();
            faults += await verify.RunForMachineAsync(known, finding => TellAsync(output, null, finding), ct);
        }

        if (!Json)
            await output.LineAsync(faults == 0 ? "Everything is as it should be." : $"{faults} faults were found.");
        return faults == 0 ? 0 : 1;
    }

    private async Task<long> VerifyAsync(VerifyLibrary verify, User user, VerbOutput output, CancellationToken ct)
    {
        if (!Restart && !Json && await verify.StateAsync(user.Id, ct) is { IsInterrupted: true } before)
            await output.LineAsync($"{user.Email}: goes on behind {before.Files} originals ({before.Faults} faults so far; --restart begins anew).");
        var state = await verify.RunAsync(
            user.Id,
            new VerifyOrder(Restart, Gently: false, finding => TellAsync(output, user, finding), (done, total) => output.Show(new VerbProgress(done, total, $"bytes of {user.Email}"))),
            ct);
        await output.LineAsync(Json
            ? JsonSerializer.Serialize(new CliVerifiedJson(user.Email, state.Files, state.Bytes, state.Faults), CliJson.Default.CliVerifiedJson)
            : $"{user.Email}: {state.Files} originals, {state.Bytes} bytes, {state.Faults} faults.");
        return state.Faults;
    }

    private Task TellAsync(VerbOutput output, User? user, Finding finding) => output.LineAsync(Json
        ? JsonSerializer.Serialize(new CliFindingJson(user?.Email, finding.Kind, finding.Subject, finding.Message, finding.IsFault), CliJson.Default.CliFindingJson)
        : $"{(finding.IsFault ? "FAULT" : "note ")} {finding.Kind}: {finding.Subject}: {finding.Message}");
}
