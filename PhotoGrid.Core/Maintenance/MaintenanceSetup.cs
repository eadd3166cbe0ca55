using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Maintenance.Verify;

namespace PhotoGrid.Maintenance;

/// <summary>What keeps a library in order.</summary>
public static class MaintenanceSetup
{
    /// <summary>Needs accounts, the library, uploads and the journal.</summary>
    public static IServiceCollection AddMaintenance(this IServiceCollection services, HouseRules rules) =>
        services
            .AddSingleton(rules).AddSingleton<KeepHouse>().AddSingleton<EraseAccount>().AddSingleton<ReadStorage>()
            .AddSingleton<VerifyLibrary>().AddSingleton<ScrubLibraries>().AddSingleton(given => ScrubLibraries.Handler(given.GetRequiredService<ScrubLibraries>()));
}
