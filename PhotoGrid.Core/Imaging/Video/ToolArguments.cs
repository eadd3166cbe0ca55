using System.Globalization;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Imaging.Video;

/// <summary>
/// What the tools are told. One demuxer, the one for what the first bytes say: playlists and scripts that name other files are never tried.
/// Frames are decoded only from what phones and cameras write; ffprobe opens a decoder for every stream and fails where it may not.
/// </summary>
internal static class ToolArguments
{
    private const int PosterSide = 1920;

    private const string Decoders =
        "h264,hevc,libdav1d,av1,libvpx,vp8,libvpx-vp9,vp9,mpeg4,msmpeg4,msmpeg4v1,msmpeg4v2,h263,h263i,h263p,mpeg1video,mpeg2video,mjpeg,mjpegb," +
        "prores,dvvideo,theora,vc1,wmv1,wmv2,wmv3,svq1,svq3,cinepak,indeo3,indeo5,msvideo1,msrle,huffyuv,ffv1,rawvideo,qtrle,png";

    private static string[] Input(MediaType type) =>
    [
        "-v", "error", "-hide_banner", "-protocol_whitelist", "file", "-format_whitelist", Demuxer(type), "-f", Demuxer(type),
    ];

    internal static IReadOnlyList<string> Facts(MediaType type) =>
        [.. Input(type), "-of", "json=compact=1", "-show_format", "-show_streams", "-i", MediaWorker.InputMark];

    internal static IReadOnlyList<string> Frame(MediaType type, double atSeconds, ProbeStream picture) =>
    [
        "-nostdin", "-threads", "1", .. Input(type), "-codec_whitelist", Decoders, "-ss", atSeconds.ToString("0.###", CultureInfo.InvariantCulture), "-i", MediaWorker.InputMark,
        // A capital V leaves cover pictures out.
        "-map", "0:V:0", "-an", "-sn", "-dn", "-frames:v", "1", "-vf", Filter(picture), "-f", "image2pipe", "-c:v", "png", "-compression_level", "1",
        "-protocol_whitelist", "pipe", "pipe:1",
    ];

    // Turning upright comes before these by itself. High dynamic range is brought down to what a picture can show, or it looks like fog.
    private static string Filter(ProbeStream picture)
    {
        string square = $"scale=w=iw*if(gt(sar\\,0)\\,sar\\,1):h=ih,setsar=1,scale=w=min(iw\\,{PosterSide}):h=min(ih\\,{PosterSide}):force_original_aspect_ratio=decrease";
        return picture.ColorTransfer is "smpte2084" or "arib-std-b67"
            ? $"{square},zscale=t=linear:npl=200,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=full,format=rgb24"
            : $"{square},format=rgb24";
    }

    private static string Demuxer(MediaType type) =>
        type == MediaType.Avi ? "avi"
        : type == MediaType.Matroska || type == MediaType.WebM ? "matroska"
        : "mov";
}
