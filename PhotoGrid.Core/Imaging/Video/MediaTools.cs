namespace PhotoGrid.Imaging.Video;

/// <summary>Where ffmpeg and ffprobe lie. Both come with Debian's package ffmpeg.</summary>
/// <param name="Ffmpeg">Full path.</param>
/// <param name="Ffprobe">Full path.</param>
public sealed record MediaTools(string Ffmpeg, string Ffprobe)
{
    /// <summary>Both as the search path (PATH unless given) finds them; null where one is missing.</summary>
    public static MediaTools? Find(string? searchPath = null)
    {
        string[] folders = (searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string? Locate(string name) => folders.Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return OperatingSystem.IsLinux() && Locate("ffmpeg") is { } ffmpeg && Locate("ffprobe") is { } ffprobe ? new MediaTools(ffmpeg, ffprobe) : null;
    }
}
