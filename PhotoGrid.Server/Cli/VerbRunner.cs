using System.Text;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Cli.Control;
using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Cli;

/// <summary>Runs a verb where the data folder is held: here, when nobody has it, or in the server that does.</summary>
internal static class VerbRunner
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (verb, wrong) = Verb.Parse(args);
        if (verb is null)
            return await CommandLine.WrongAsync(wrong!.Message);

        var password = verb.NeedsPassword ? await AskAsync(verb) : null;
        var root = ServeOptions.FolderOf(verb.Data);
        var terminal = new Terminal(verb.Json);
        var code = await RunAsync(verb, args, password, root, terminal.Output);
        await terminal.ClearAsync();
        return code;
    }

    private static async Task<int> RunAsync(Verb verb, string[] args, string? password, string root, VerbOutput output)
    {
        var (folder, refused) = DataFolder.Take(root);
        if (refused is { Kind: FailureKind.Conflict })
            return await ControlClient.SendAsync(DataFolder.ControlPathOf(root), new ControlRequest(verb.ArgsFor(args), password), output);
        if (folder is null)
        {
            await output.ErrorAsync(refused!.Message);
            return 1;
        }

        using (folder)
        {
            // The whole server, which is never started: every verb finds what it needs, set up as serve has it.
            await using var app = Program.Build(new ServeOptions(root, null, []));
            return await verb.RunAsync(app.Services, password, output, CancellationToken.None);
        }
    }

    /// <summary>From standard input when told to, from the keyboard when there is one; null to have one made up.</summary>
    private static async Task<string?> AskAsync(Verb verb)
    {
        if (verb.PasswordFromInput)
            return (await Console.In.ReadLineAsync() ?? "").TrimEnd('\r');
        if (Console.IsInputRedirected)
            return null;

        await Console.Error.WriteAsync("Password (empty: one is made up): ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        await Console.Error.WriteLineAsync();
        return typed.Length == 0 ? null : typed.ToString();
    }
}
