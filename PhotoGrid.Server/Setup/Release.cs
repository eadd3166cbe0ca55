namespace PhotoGrid.Server.Setup;

/// <summary>What this program is called and which one it is.</summary>
internal static class Release
{
    public const string Name = "PhotoGrid";

    public static string Version { get; } = typeof(Release).Assembly.GetName().Version is { } version
        ? $"{version.Major}.{version.Minor}.{version.Build}"
        : "0.0.0";
}
