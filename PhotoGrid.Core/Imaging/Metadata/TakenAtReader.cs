using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Iptc;
using Directory = MetadataExtractor.Directory;

namespace PhotoGrid.Imaging.Metadata;

/// <summary>
/// When a photo was taken: the moment of exposure before that of digitising, of the file last. Every kind of tag is asked for one moment
/// before any for the next. The GPS clock is never asked: it says when the receiver last knew where it was.
/// </summary>
internal static class TakenAtReader
{
    internal static TakenAt? Read(IReadOnlyList<Directory> tags, XmpValues xmp)
    {
        var found = Candidates(tags, xmp).OfType<(DateTime Local, TimeSpan? Offset)>().ToList();
        if (found.Count == 0) return null;
        (DateTime local, TimeSpan? offset) = found[0];
        // Another tag may name the same second and know the offset too. A zero is not believed: many programs write Z for "unknown".
        offset ??= found.Find(other => other.Offset is { Ticks: not 0 } && (other.Local - local).Duration() < TimeSpan.FromSeconds(1)).Offset;
        return new TakenAt(local, offset, offset is null ? "exif" : "exif-offset");
    }

    private static IEnumerable<(DateTime, TimeSpan?)?> Candidates(IReadOnlyList<Directory> tags, XmpValues xmp)
    {
        yield return Exif(tags, ExifDirectoryBase.TagDateTimeOriginal, ExifDirectoryBase.TagSubsecondTimeOriginal, ExifDirectoryBase.TagTimeZoneOriginal);
        yield return TagTime.Read(xmp["exif:DateTimeOriginal"]);
        yield return TagTime.Read(xmp["photoshop:DateCreated"]);
        yield return Exif(tags, ExifDirectoryBase.TagDateTimeDigitized, ExifDirectoryBase.TagSubsecondTimeDigitized, ExifDirectoryBase.TagTimeZoneDigitized);
        yield return TagTime.Read(xmp["exif:DateTimeDigitized"]);
        yield return Iptc(tags);
        yield return TagTime.Read(xmp["xmp:CreateDate"]);
        yield return Exif(tags, ExifDirectoryBase.TagDateTime, ExifDirectoryBase.TagSubsecondTime, ExifDirectoryBase.TagTimeZone);
    }

    private static (DateTime, TimeSpan?)? Exif(IReadOnlyList<Directory> tags, int time, int fraction, int offset)
    {
        if (TagTime.Read(tags.Text<ExifDirectoryBase>(time)) is not { } read) return null;
        DateTime local = read.Local.Millisecond == 0 ? read.Local + TagTime.Fraction(tags.Text<ExifDirectoryBase>(fraction)) : read.Local;
        return (local, TagTime.Offset(tags.Text<ExifDirectoryBase>(offset)) ?? read.Offset);
    }

    // 20190704 and 153000+0200.
    private static (DateTime, TimeSpan?)? Iptc(IReadOnlyList<Directory> tags)
    {
        if (tags.Text<IptcDirectory>(IptcDirectory.TagDateCreated) is not { Length: 8 } date) return null;
        string day = $"{date[..4]}-{date[4..6]}-{date[6..]}";
        return tags.Text<IptcDirectory>(IptcDirectory.TagTimeCreated) is { Length: >= 6 } time
            ? TagTime.Read($"{day} {time[..2]}:{time[2..4]}:{time[4..]}") ?? TagTime.Read(day)
            : TagTime.Read(day);
    }
}
