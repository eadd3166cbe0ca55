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
    [InlineData("49492A00100000004352", "RAW")]
    [InlineData("49492A0008000000010012C6010004000000010400000000", "RAW")]
    [InlineData("0000001C667479706176696600000000", "AVIF")]
    [InlineData("0000001C667479706D696631000000006D69663161766966", "AVIF")]
    [InlineData("0000001C6674797068656963", "HEIC")]
    [InlineData("0000001C667479706D69663100000000", "HEIC")]
    [InlineData("0000001C6674797063727820", "RAW")]
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
    [InlineData("a.heic", false)]
    [InlineData("a.cr3", false)]
    [InlineData("a.mp4", false)]
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
            // Files broken on purpose, and RAW files that call themselves TIFF within.
            if (file.Contains("TestSuite") || MediaType.FromName(file) is not { IsAccepted: true } promised) continue;
            using var stream = File.OpenRead(file);
            var head = new byte[MediaType.SniffLength];
            int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            Assert.Equal((file, promised), (file, MediaType.Sniff(head.AsSpan(0, length))));
        }
    }
}
