using PhotoGrid.Maintenance;

namespace PhotoGrid.Server.Setup;

/// <summary>Reads how long things are kept from the settings.</summary>
internal static class MaintenanceSettings
{
    public static HouseRules Read(IConfiguration settings)
    {
        var rules = new HouseRules();
        return int.TryParse(settings["Trash:Days"], out var days) && days >= 0 ? rules with { TrashDays = days } : rules;
    }
}
