namespace PhotoGrid.Web.Tests;

/// <summary>What these tests need from the machine. Where it is absent they are skipped with the reason, unless PHOTOGRID_REQUIRE_ALL=1 lets them fail.</summary>
internal static class Needs
{
    private static readonly bool RequireAll = Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") == "1";

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    public static string Chromium => ChromiumOrNull ?? throw new InvalidOperationException("No Chromium: install the Debian package chromium, or set PHOTOGRID_CHROMIUM.");

    /// <summary>The published file where ./dev test made one, otherwise the server as it was built.</summary>
    public static string Binary => BinaryOrNull ?? throw new InvalidOperationException("No server to test: run ./dev test, or build PhotoGrid.Server.");

    /// <summary>The rules of axe, from the web app's own packages.</summary>
    public static string Axe => AxeOrNull ?? throw new InvalidOperationException("axe-core is missing: run npm ci in wwwroot.");

    public static string? Absent
    {
        get
        {
            if (RequireAll) return null;
            if (ChromiumOrNull is null) return "chromium is not installed";
            if (BinaryOrNull is null) return "the server is not built";
            return AxeOrNull is null ? "wwwroot/node_modules is missing" : null;
        }
    }

    private static string? ChromiumOrNull =>
        new[] { Environment.GetEnvironmentVariable("PHOTOGRID_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private static string? BinaryOrNull =>
        Environment.GetEnvironmentVariable("PHOTOGRID_BIN") ?? new[] { "Release", "Debug" }
            .Select(configuration => Path.Combine(Repository, "PhotoGrid.Server", "bin", configuration, "net10.0", "photogrid"))
            .Where(File.Exists)
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .FirstOrDefault();

    private static string? AxeOrNull => new[] { Path.Combine(Repository, "wwwroot", "node_modules", "axe-core", "axe.min.js") }.FirstOrDefault(File.Exists);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PhotoGrid.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository.");
    }
}
