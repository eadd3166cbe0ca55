using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Server.Tests.Import;

/// <summary>Needs the generated export among the shared photos, and libvips to read its pictures. Without them the test is skipped, and fails when PHOTOGRID_REQUIRE_ALL=1.</summary>
internal sealed class NeedsTakeoutFactAttribute : FactAttribute
{
    public NeedsTakeoutFactAttribute()
    {
        if ((Folder is null || VipsLibrary.Find() is null) && Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") != "1")
            Skip = "the shared export or libvips is missing: set PHOTOGRID_SHARED, run ./dev setup";
    }

    /// <summary>Where the export and its truth are.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("PHOTOGRID_SHARED") is { Length: > 0 } set ? set : Beside();
        var folder = shared is null ? null : Path.Combine(shared, "corpora/open/takeout-generated");
        return Directory.Exists(folder) ? folder : null;
    }

    private static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PhotoGrid.sln")))
                return Path.Combine(folder.Parent?.FullName ?? "/", "shared");
        }

        return null;
    }
}
