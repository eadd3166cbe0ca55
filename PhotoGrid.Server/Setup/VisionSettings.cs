using PhotoGrid.Vision;

namespace PhotoGrid.Server.Setup;

/// <summary>Reads what is looked for in photos, and with what, from the settings.</summary>
internal static class VisionSettings
{
    public static VisionOptions Read(IConfiguration settings, string dataFolder)
    {
        var options = new VisionOptions { Folder = Path.Combine(dataFolder, "models") };
        if (bool.TryParse(settings["Vision:On"], out var isOn))
            options = options with { IsOn = isOn };
        if (int.TryParse(settings["Vision:Threads"], out var threads) && threads is >= 1 and <= 64)
            options = options with { Threads = threads };
        return settings["Vision:Bundled"] is { Length: > 0 } bundled ? options with { Bundled = bundled } : options;
    }
}
