using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Accounts.Answers;
using PhotoGrid.Accounts.Keys;
using PhotoGrid.Accounts.Passwords;
using PhotoGrid.Accounts.Sessions;

namespace PhotoGrid.Accounts;

/// <summary>What accounts are made of. Needs ICatalog, ICache and a TimeProvider.</summary>
public static class AccountsSetup
{
    /// <summary>Registers the operations.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton(_ => new PasswordHasher())
        .AddSingleton<SignInLimit>()
        .AddSingleton<SubjectDirectory>()
        .AddSingleton<IssueSession>()
        .AddSingleton<SignIn>()
        .AddSingleton<RefreshSession>()
        .AddSingleton<EndSession>()
        .AddSingleton<ListSessions>()
        .AddSingleton<SweepSessions>()
        .AddSingleton<MakeApiKey>()
        .AddSingleton<ListApiKeys>()
        .AddSingleton<RevokeApiKey>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<ResetPassword>()
        .AddSingleton<SetUpMachine>()
        .AddSingleton<CreateUser>()
        .AddSingleton<UpdateUser>()
        .AddSingleton<RemoveUser>()
        .AddSingleton<PendingErasures>()
        .AddSingleton<ReadUsers>()
        .AddSingleton<KeepPreferences>()
        .AddSingleton<KeepAnswers>();
}
