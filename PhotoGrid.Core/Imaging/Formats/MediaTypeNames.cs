using System.Collections.Frozen;

namespace PhotoGrid.Imaging.Formats;

/// <summary>Extensions and the kinds they promise.</summary>
internal static class MediaTypeNames
{
    private static readonly FrozenDictionary<string, MediaType> ByExtension = Table().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static MediaType? Find(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot < 0 ? null : ByExtension.GetValueOrDefault(name[(dot + 1)..].TrimEnd(' '));
    }

    private static Dictionary<string, MediaType> Table()
    {
        var table = new Dictionary<string, MediaType>();
        void Add(MediaType type, string extensions)
        {
            foreach (string extension in extensions.Split(' ')) table.Add(extension, type);
        }

        Add(MediaType.Jpeg, "jpg jpeg jpe jfif");
        Add(MediaType.Png, "png");
        Add(MediaType.WebP, "webp");
        Add(MediaType.Gif, "gif");
        Add(MediaType.Avif, "avif avifs");
        Add(MediaType.Tiff, "tif tiff");
        Add(MediaType.Heic, "heic heif hif heics heifs");
        Add(MediaType.Jxl, "jxl");
        Add(MediaType.Jp2, "jp2 j2k jpf jpx");
        Add(MediaType.Bmp, "bmp dib");
        Add(MediaType.Ico, "ico");
        Add(MediaType.Psd, "psd psb");
        Add(MediaType.Raw, "3fr arw cr2 cr3 crw dcr dng erf fff iiq k25 kdc mef mos mrw nef nrw orf ori pef raf raw rw2 rwl sr2 srf srw x3f");
        Add(MediaType.Mp4, "mp4 m4v 3gp 3g2");
        Add(MediaType.QuickTime, "mov qt");
        Add(MediaType.Matroska, "mkv webm");
        Add(MediaType.Avi, "avi");
        Add(MediaType.MpegTs, "mts m2ts ts mpg mpeg");
        Add(MediaType.Pdf, "pdf");
        Add(MediaType.Svg, "svg svgz");
        Add(MediaType.Html, "html htm xhtml");
        Add(MediaType.Zip, "zip");
        Add(MediaType.Gzip, "gz tgz");
        Add(MediaType.Sidecar, "xmp");
        return table;
    }
}
