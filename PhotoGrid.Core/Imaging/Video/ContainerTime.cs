using PhotoGrid.Imaging.Metadata;

namespace PhotoGrid.Imaging.Video;

/// <summary>
/// When a container says that it was recorded. Apple writes the wall clock with its offset; MP4's own field is UTC by its rules, so it
/// names the instant and not the clock of the place; AVI has the clock alone.
/// </summary>
internal static class ContainerTime
{
    private const string Source = "container";
    private static readonly string[] _tags = ["com.apple.quicktime.creationdate", "creation_time", "date", "date_recorded"];

    // MP4 counts from 1904, and some writers from 1970: these days are zeros.
    private static readonly DateTime _first = new(1970, 1, 2);

    /// <summary>The first tag that names a time.</summary>
    internal static TakenAt? Read(ContainerTags tags)
    {
        foreach (string tag in _tags)
        {
            if (TagTime.Read(tags[tag]) is { } time && time.Local >= _first) return new TakenAt(time.Local, time.Offset, Source);
        }

        return null;
    }
}
