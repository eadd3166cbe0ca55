using System.Buffers.Binary;
using System.Diagnostics;
using PhotoGrid.Imaging.Video;

namespace PhotoGrid.Server.Tests.Videos;

/// <summary>Videos that ffmpeg makes on the spot.</summary>
internal static class TestVideos
{
    /// <summary>Two seconds of a test card, 64 × 48, in a container by its extension; <paramref name="output"/> are ffmpeg's options for it.</summary>
    public static byte[] Make(string name, string output = "-c:v mpeg4", string source = "testsrc=size=64x48:rate=10:duration=2")
    {
        var folder = Directory.CreateTempSubdirectory("photogrid-video-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            var start = new ProcessStartInfo(MediaTools.Find()!.Ffmpeg) { RedirectStandardError = true };
            foreach (var argument in (string[])["-v", "error", "-f", "lavfi", "-i", source, .. output.Split(' '), .. name.EndsWith(".jpg", StringComparison.Ordinal) ? (string[])[] : ["-pix_fmt", "yuv420p"], "-bitexact", path])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors);
            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The same MP4 or MOV as a phone held upright leaves it: its track says that it is to be shown turned by 90°.</summary>
    public static byte[] Turned(byte[] video)
    {
        var turned = video.ToArray();
        var matrix = turned.AsSpan(turned.AsSpan().IndexOf("tkhd"u8) + 4 + 40, 36);
        var values = new[] { 0, 0x10000, 0, -0x10000, 0, 0, 48 << 16, 0, 0x40000000 };
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(matrix[(i * 4)..], values[i]);
        return turned;
    }
}
