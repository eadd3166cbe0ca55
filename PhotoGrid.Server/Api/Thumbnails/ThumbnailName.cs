using System.Globalization;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Server.Api.Thumbnails;

/// <summary>The last part of a thumbnail's address: <c>{number}_{150|400|800|1920}.{webp|avif|jpg}</c>.</summary>
internal readonly record struct ThumbnailName(long Number, RenditionSpec Spec)
{
    public string MimeType => Spec.Format switch
    {
        RenditionFormat.WebP => "image/webp",
        RenditionFormat.Avif => "image/avif",
        _ => "image/jpeg",
    };

    /// <summary>False for anything else, so that nothing else is ever made or looked for.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ThumbnailName name)
    {
        name = default;
        var (line, dot) = (text.IndexOf('_'), text.IndexOf('.'));
        if (line < 1 || dot < line || text[0] == '0' && line > 1
            || !long.TryParse(text[..line], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        int? size = text[(line + 1)..dot] switch { "150" => 150, "400" => 400, "800" => 800, "1920" => 1920, _ => null };
        RenditionFormat? format = text[(dot + 1)..] switch
        {
            "webp" => RenditionFormat.WebP,
            "avif" => RenditionFormat.Avif,
            "jpg" => RenditionFormat.Jpeg,
            _ => null,
        };
        if (size is null || format is null)
            return false;
        name = new ThumbnailName(number, new RenditionSpec(size.Value, format.Value));
        return true;
    }
}
