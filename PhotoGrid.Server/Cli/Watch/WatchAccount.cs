using System.Globalization;

namespace PhotoGrid.Server.Cli.Watch;

/// <summary>
/// The account of one pass, to the file: <see cref="Files"/> = <see cref="Uploaded"/> + <see cref="There"/> + <see cref="Sidecars"/> + <see cref="NoPhotos"/> +
/// <see cref="Left"/>.
/// </summary>
internal sealed record WatchAccount
{
    /// <summary>Files that were found.</summary>
    public long Files { get; set; }

    /// <summary>Photos and videos that the server took in this run.</summary>
    public long Uploaded { get; set; }

    /// <summary>Bytes of those.</summary>
    public long UploadedBytes { get; set; }

    /// <summary>Files whose bytes the server had.</summary>
    public long There { get; set; }

    /// <summary>XMP files, which describe photos; the server has them.</summary>
    public long Sidecars { get; set; }

    /// <summary>Files that by their names are neither photo nor video.</summary>
    public long NoPhotos { get; set; }

    /// <summary>Files that should have become photos and did not; each is named with its reason.</summary>
    public long Left { get; set; }

    /// <summary>Of those, how many are tried again by themselves.</summary>
    public long Waiting { get; set; }

    /// <summary>Of those, how many are still being written.</summary>
    public long Changing { get; set; }

    /// <summary>Folders that are away or can't be listed: nothing is known of what is in them.</summary>
    public long FoldersUnread { get; set; }

    /// <summary>Why it ended before its end; null when it did not.</summary>
    public string? Stopped { get; set; }

    /// <summary>One sentence.</summary>
    public string ToLine()
    {
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{Files:N0} file{(Files == 1 ? "" : "s")}: {Uploaded:N0} uploaded ({UploadedBytes / 1e6:N1} MB), {There:N0} there already, {Sidecars:N0} description{(Sidecars == 1 ? "" : "s")}, {NoPhotos:N0} no photos, {Left:N0} left.");
        if (FoldersUnread > 0)
            line += string.Create(CultureInfo.InvariantCulture, $" {FoldersUnread:N0} folder{(FoldersUnread == 1 ? " was" : "s were")} not read.");
        return Stopped is null ? line : $"{line} It stopped before its end: {Stopped}";
    }
}
