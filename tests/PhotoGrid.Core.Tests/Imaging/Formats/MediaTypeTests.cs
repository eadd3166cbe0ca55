using System.Text;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging.Formats;

namespace PhotoGrid.Core.Tests.Imaging.Formats;

public class MediaTypeTests
{
    [Theory]
    [InlineData("FFD8FFE000104A46", "JPEG")]
    [InlineData("89504E470D0A1A0A", "PNG")]
    [InlineData("474946383961", "GIF")]
    [InlineData("524946460000000057454250", "WebP")]
    [InlineData("524946460000000041564920", "AVI")]
    [InlineData("49492A0008000000", "TIFF")]
    [InlineData("4D4D002A00000008", "TIFF")]
    [InlineData("49492A00100000004352", "CR2")]
    [InlineData("49492A0008000000010012C6010004000000010400000000", "DNG")]
    [InlineData("4949524F08000000", "ORF")]
    [InlineData("4949550008000000", "RW2")]
    [InlineData("46554A4946494C4D4343442D52415720", "RAF")]
    [InlineData("0000001C667479706176696600000000", "AVIF")]
    [InlineData("0000001C667479706D696631000000006D69663161766966", "AVIF")]
    [InlineData("0000001C6674797068656963", "HEIC")]
    [InlineData("0000001C667479706D69663100000000", "HEIC")]
    [InlineData("0000001C6674797063727820", "CR3")]
    [InlineData("000000146674797071742020", "QuickTime")]
    [InlineData("00000018667479706D703432", "MP4")]
    [InlineData("FF0A", "JPEG XL")]
    [InlineData("0000000C4A584C200D0A870A", "JPEG XL")]
    [InlineData("255044462D312E37", "PDF")]
    [InlineData("504B0304", "ZIP")]
    [InlineData("1A45DFA3", "Matroska")]
    public void A_file_is_what_its_first_bytes_say(string hex, string name)
    {
        Assert.Equal(name, MediaType.Sniff(Convert.FromHexString(hex))?.Name);
    }

    [Theory]
    [InlineData("NIKON CORPORATION", "NEF")]
    [InlineData("SONY", "ARW")]
    [InlineData("PENTAX", "RAW")]
    public void A_tiff_whose_first_picture_is_a_small_one_is_raw(string make, string name)
    {
        // Reduced image, make at byte 50, one directory below.
        string tiff = "49492A0008000000" + "0300" + "FE0004000100000001000000" + "0F0102001000000032000000" + "4A0104000100000090000000" + "00000000";
        byte[] small = [.. Convert.FromHexString(tiff), .. Encoding.ASCII.GetBytes(make)];
        byte[] whole = [.. small];
        whole[18] = 0;

        Assert.Equal(name, MediaType.Sniff(small)?.Name);
        Assert.Equal("TIFF", MediaType.Sniff(whole)?.Name);
    }

    [Fact]
    public void Every_kind_is_in_the_table_once_and_found_by_each_of_its_names()
    {
        Assert.Equal(MediaType.All.Count, MediaType.All.Select(type => type.MimeType).Distinct().Count());
        Assert.All(MediaType.All, type => Assert.All(type.Extensions.Split(' '), end => Assert.Equal(type, MediaType.FromName("a." + end))));
        Assert.All(MediaType.All, type => Assert.Equal(type, MediaType.FromMimeType(type.MimeType.ToUpperInvariant())));
        Assert.Null(MediaType.FromMimeType(null));
    }

    [Theory]
    [InlineData("image/jpeg", "a.JPEG", "jpg")]
    [InlineData("image/jpeg", "a.heic", "jpg")]
    [InlineData("image/tiff", "a.tiff", "tif")]
    [InlineData("image/heic", "IMG_1.HEIC", "heic")]
    [InlineData("image/x-raw", "a.PEF ", "pef")]
    [InlineData("image/x-nikon-nef", "a.nrw", "nrw")]
    [InlineData("image/x-nikon-nef", "a", "nef")]
    [InlineData("video/quicktime", "a.qt", "mov")]
    [InlineData("video/mp4", "a.mp4", "mp4")]
    public void An_originals_name_ends_in_what_its_content_is(string mimeType, string filename, string extension)
    {
        Assert.Equal(extension, MediaType.FromMimeType(mimeType)!.ExtensionFor(filename));
        Assert.All(MediaType.Accepted, type => Assert.Matches("^[a-z0-9]{1,8}$", type.ExtensionFor("a")));
    }

    [Theory]
    [InlineData("<svg xmlns='x'/>", "SVG")]
    [InlineData("\uFEFF  <?xml version='1.0'?><!DOCTYPE svg><SVG>", "SVG")]
    [InlineData("<!DOCTYPE html><body>", "HTML")]
    [InlineData("\n<html>", "HTML")]
    [InlineData("<x:xmpmeta xmlns:x='adobe:ns:meta/'>", "XMP sidecar")]
    [InlineData("hello", null)]
    [InlineData("", null)]
    public void Markup_is_recognised_and_text_is_not(string text, string? name)
    {
        Assert.Equal(name, MediaType.Sniff(Encoding.UTF8.GetBytes(text))?.Name);
    }

    [Theory]
    [InlineData("a.jpg", true)]
    [InlineData("a.JPEG", true)]
    [InlineData("a.b.jpe", true)]
    [InlineData("a.jfif", true)]
    [InlineData("a.png", true)]
    [InlineData("a.webp", true)]
    [InlineData("a.gif", true)]
    [InlineData("a.avif", true)]
    [InlineData("a.tif", true)]
    [InlineData("a.TIFF", true)]
    [InlineData("a.heic", true)]
    [InlineData("a.psd", false)]
    [InlineData("a.mp4", true)]
    [InlineData("a.webm", true)]
    [InlineData("a.svg", false)]
    public void Names_promise_a_kind(string name, bool accepted)
    {
        Assert.Equal(accepted, MediaType.FromName(name)!.IsAccepted);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("")]
    [InlineData("a.")]
    [InlineData("a.exe")]
    [InlineData(".jpg.")]
    public void Names_without_a_known_ending_promise_nothing(string name)
    {
        Assert.Null(MediaType.FromName(name));
    }

    [Fact]
    public void Any_bytes_can_be_sniffed()
    {
        var random = new Random(3);
        byte[][] starts = ["II*\0"u8.ToArray(), "MM\0*"u8.ToArray(), "\0\0\0\u0018ftyp"u8.ToArray(), "<"u8.ToArray(), "RIFF"u8.ToArray(), "BM"u8.ToArray(), []];
        for (int i = 0; i < 20_000; i++)
        {
            byte[] start = starts[i % starts.Length];
            var bytes = new byte[random.Next(0, 64) + start.Length];
            random.NextBytes(bytes);
            start.CopyTo(bytes, 0);
            MediaType.Sniff(bytes);
        }
    }

    [ImagingFact(corpus: true)]
    public void Every_photo_of_the_corpus_is_what_its_name_says()
    {
        foreach (string file in Directory.EnumerateFiles(Corpus.PathOf("metadata-extractor-images"), "*.*", SearchOption.AllDirectories))
        {
            // Files broken on purpose, and JPEGs that a RAW converter gave a RAW name.
            if (file.Contains("TestSuite") || MediaType.FromName(file) is not { IsAccepted: true, IsRaw: false } promised) continue;
            using var stream = File.OpenRead(file);
            var head = new byte[MediaType.SniffLength];
            int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            MediaType? is3gp = MediaType.Sniff(head.AsSpan(0, length)) == MediaType.ThreeGp && promised == MediaType.Mp4 ? MediaType.ThreeGp : null; // phones call it MP4
            Assert.Equal((file, is3gp ?? promised), (file, MediaType.Sniff(head.AsSpan(0, length))));
        }
    }
}
