using PhotoGrid.Uploads;

namespace PhotoGrid.Server.Setup;

/// <summary>Reads the limits of uploads from <c>Uploads:</c> in the settings.</summary>
internal static class UploadSettings
{
    public static UploadLimits Read(IConfiguration settings)
    {
        var limits = new UploadLimits();
        return limits with
        {
            MaxFileSize = Number(settings["Uploads:MaxFileSize"], limits.MaxFileSize),
            BegunPerHour = (int)Number(settings["Uploads:BegunPerHour"], limits.BegunPerHour),
        };
    }

    private static long Number(string? text, long standard) => long.TryParse(text, out var value) && value >= 0 ? value : standard;
}
