using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging.Heif;

namespace PhotoGrid.Core.Tests.Imaging.Heif;

public class HeifHeaderTests
{
    // meta, with a primary item 1 and whatever references.
    private static byte[] File(string references) => Convert.FromHexString(
        "00000010" + Ascii("ftyp") + Ascii("heic") + "00000000" + Box("meta", "00000000" + Box("pitm", "000000000001") + Box("iref", "00000000" + references)));

    [Theory]
    [InlineData("auxl", "0009" + "0002" + "0001" + "0007", "0009" + "0001" + "0001")]
    [InlineData("auxl", "0009" + "0003" + "0007" + "0006" + "0001", "0009" + "0001" + "0001")]
    [InlineData("cdsc", "0009" + "0002" + "0007" + "0001", "0009" + "0001" + "0001")]
    [InlineData("auxl", "0009" + "0002" + "0007" + "0008", null)]
    public void A_shared_reference_is_the_photos_own_or_nobodys(string type, string shared, string? kept)
    {
        string thumbnail = Box("thmb", "0002" + "0001" + "0001");

        byte[]? header = HeifHeader.Rewrite(File(Box(type, shared) + thumbnail), out int offset);

        Assert.Equal(16, offset);
        Assert.Equal(File((kept is null ? "" : Box(type, kept)) + thumbnail)[16..], header);
    }

    [Theory]
    [InlineData("auxl", "0009" + "0001" + "0001")]
    [InlineData("dimg", "0001" + "0003" + "0002" + "0003" + "0004")]
    [InlineData("auxl", "0009" + "0002" + "0001")]
    [InlineData("auxl", "")]
    public void Everything_else_stays_as_it_is(string type, string reference)
    {
        byte[]? header = HeifHeader.Rewrite(File(Box(type, reference)), out _);

        // A reference that lies about its length still names one target.
        Assert.True(header is null || reference.StartsWith("00090002"));
    }

    [Fact]
    public void Any_bytes_can_be_looked_at()
    {
        byte[] good = File(Box("auxl", "0009" + "0002" + "0001" + "0007"));
        var random = new Random(8);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] broken = [.. good[..random.Next(1, good.Length + 1)]];
            for (int flips = random.Next(4); flips > 0; flips--) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            HeifHeader.Rewrite(broken, out _);
        }
    }

    [ImagingFact(corpus: true)]
    public void What_a_newer_phone_writes_becomes_what_an_older_one_wrote()
    {
        byte[] photo = System.IO.File.ReadAllBytes(Corpus.PathOf("metadata-extractor-images/heic/IMG_2927.HEIC"));

        byte[]? header = HeifHeader.Rewrite(SharedReferences.Add(photo), out int offset);

        Assert.Equal(photo.Length, offset);
        Assert.Equal(SharedReferences.Header(photo), header);
        Assert.Null(HeifHeader.Rewrite(photo, out _));
    }

    private static string Box(string type, string content) => $"{8 + (content.Length / 2):x8}{Ascii(type)}{content}";

    private static string Ascii(string text) => Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(text));
}
