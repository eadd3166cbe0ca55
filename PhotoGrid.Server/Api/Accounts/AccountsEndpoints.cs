using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Accounts;

/// <summary>Accounts on the wire.</summary>
internal static class AccountsEndpoints
{
    public static IServiceCollection AddAccountsApi(this IServiceCollection services) =>
        services.AddApiJson(AccountsJson.Default).AddSingleton<SetupCode>();

    public static IEndpointRouteBuilder MapAccountsEndpoints(this IEndpointRouteBuilder routes)
    {
        SignInEndpoints.Map(routes);
        MeEndpoints.Map(routes);
        SessionEndpoints.Map(routes);
        UserEndpoints.Map(routes);
        return routes;
    }
}
