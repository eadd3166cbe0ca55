using System.Text.Json;
using PhotoGrid.Accounts;
using PhotoGrid.Accounts.Passwords;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Cli;

/// <summary>Does what <c>photogrid user …</c> says, in whichever process holds the data folder.</summary>
internal static class UserCommands
{
    /// <summary>The exit code; every line goes through <paramref name="say"/>.</summary>
    public static Task<int> RunAsync(UserVerb verb, string? password, IServiceProvider services, Say say, CancellationToken ct) => verb.Action switch
    {
        UserVerb.Add => AddAsync(verb, password, services.GetRequiredService<CreateUser>(), say, ct),
        UserVerb.List => ListAsync(verb, services.GetRequiredService<ReadUsers>(), say, ct),
        _ => ResetAsync(verb, password, services.GetRequiredService<ResetPassword>(), say, ct),
    };

    private static async Task<int> AddAsync(UserVerb verb, string? password, CreateUser create, Say say, CancellationToken ct)
    {
        var generated = password is null;
        password ??= GeneratedPassword.New();
        var name = verb.Name ?? verb.Email.Split('@')[0];
        var (user, wrong) = await create.RunAsync(verb.Email, name, password, verb.Admin, verb.Quota, ct);
        if (user is null)
            return await FailAsync(wrong!, say);
        if (verb.Json)
        {
            await SayAsync(new CliUserJson(user.Id.ToString(), user.Email, user.Name, user.IsAdmin, user.QuotaBytes, generated ? password : null), say);
            return 0;
        }

        await say(false, $"Added {user.Email} ({user.Name}){(user.IsAdmin ? ", who manages this machine" : "")}.");
        if (generated)
            await say(false, $"Password: {password}");
        return 0;
    }

    private static async Task<int> ListAsync(UserVerb verb, ReadUsers users, Say say, CancellationToken ct)
    {
        foreach (var user in await users.AllAsync(ct))
        {
            if (verb.Json)
                await SayAsync(new CliUserJson(user.Id.ToString(), user.Email, user.Name, user.IsAdmin, user.QuotaBytes, null), say);
            else
                await say(false, $"{user.Id}  {(user.IsAdmin ? "admin" : "     ")}  {user.Email}  {user.Name}");
        }

        return 0;
    }

    private static async Task<int> ResetAsync(UserVerb verb, string? password, ResetPassword reset, Say say, CancellationToken ct)
    {
        var generated = password is null;
        password ??= GeneratedPassword.New();
        var (_, wrong) = await reset.RunAsync(verb.Email, password, ct);
        if (wrong is not null)
            return await FailAsync(wrong, say);
        await say(false, $"{verb.Email} has a new password and is signed out everywhere.");
        if (generated)
            await say(false, $"Password: {password}");
        return 0;
    }

    private static async Task<int> FailAsync(Failure failure, Say say)
    {
        await say(true, failure.Message);
        return 1;
    }

    private static Task SayAsync(CliUserJson user, Say say) => say(false, JsonSerializer.Serialize(user, CliJson.Default.CliUserJson));
}
