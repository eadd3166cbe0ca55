namespace PhotoGrid.Web.Tests;

/// <summary>A test in a browser that needs ffmpeg too.</summary>
internal sealed class VideoFactAttribute : FactAttribute
{
    public VideoFactAttribute() => Skip = Needs.Absent
        ?? (File.Exists("/usr/bin/ffmpeg") || Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") == "1" ? null : "ffmpeg is not installed");
}
