using System.Text;
using PhotoGrid.Accounts;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Setup;

namespace PhotoGrid.Server.Cli;

/// <summary>Runs a verb where the data folder is held: here, when nobody has it, or in the server that does.</summary>
internal static class VerbRunner
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (verb, wrong) = UserVerb.Parse(args);
        if (verb is null)
            return await CommandLine.WrongAsync(wrong!.Message);

        var password = verb.NeedsPassword ? await AskAsync(verb) : null;
        var root = ServeOptions.FolderOf(verb.Data);
        var (folder, refused) = DataFolder.Take(root);
        if (refused is { Kind: FailureKind.Conflict })
            return await ControlClient.SendAsync(DataFolder.ControlPathOf(root), new ControlRequest(args, password), SayAsync);
        if (folder is null)
        {
            await SayAsync(true, refused!.Message);
            return 1;
        }

        using (folder)
        {
            var settings = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
            await using var services = new ServiceCollection().AddLogging().AddBackends(root, settings).AddAccounts().BuildServiceProvider();
            return await UserCommands.RunAsync(verb, password, services, SayAsync, CancellationToken.None);
        }
    }

    private static Task SayAsync(bool isError, string line) => (isError ? Console.Error : Console.Out).WriteLineAsync(line);

    /// <summary>From standard input when told to, from the keyboard when there is one; null to have one made up.</summary>
    private static async Task<string?> AskAsync(UserVerb verb)
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
