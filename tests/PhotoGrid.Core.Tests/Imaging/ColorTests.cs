using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Core.Tests.Imaging;

/// <summary>Renditions are in sRGB, proved by pixels: what comes out is compared with what arithmetic says, not with what libvips says.</summary>
public class ColorTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private static readonly Dictionary<string, IccProfile> Spaces = new()
    {
        ["Adobe RGB"] = IccProfile.AdobeRgb, ["Display P3"] = IccProfile.DisplayP3, ["ProPhoto"] = IccProfile.ProPhoto,
    };

    public static TheoryData<string, string> WideGamut()
    {
        var data = new TheoryData<string, string>();
        foreach (string space in Spaces.Keys)
        {
            foreach (string saver in (string[])["jpegsave_target", "pngsave_target", "tiffsave_target", "webpsave_target", "heifsave_target"]) data.Add(space, saver);
        }

        return data;
    }

    [ImagingTheory]
    [MemberData(nameof(WideGamut))]
    public async Task Colours_of_wide_spaces_become_what_a_screen_shows(string space, string saver)
    {
        IccProfile profile = Spaces[space];
        // One step of a lossy original is several of these where the space is much larger than sRGB.
        int tolerance = saver is "pngsave_target" or "tiffsave_target" ? 2 : 6;
        foreach (byte[] color in (byte[][])[[150, 120, 100], [100, 140, 120], [60, 80, 130], [200, 190, 170], [128, 128, 128]])
        {
            byte[] shown = await ShownAsync(Plain(color, saver, profile));

            byte[] expected = profile.ToSrgb(color);
            Assert.True(Differ(expected, shown) <= tolerance, $"{Text(color)} became {Text(shown)}, not {Text(expected)}");
        }
    }

    [ImagingTheory]
    [InlineData("Adobe RGB", 0, 255, 0)]
    [InlineData("Display P3", 255, 0, 0)]
    [InlineData("ProPhoto", 0, 0, 255)]
    public async Task What_a_screen_cannot_show_is_cut_off_and_not_wrapped(string space, byte red, byte green, byte blue)
    {
        byte[] shown = await ShownAsync(Plain([red, green, blue], "pngsave_target", Spaces[space]));

        Assert.Equal(Spaces[space].ToSrgb(red, green, blue).Select(v => v > 128), shown.Select(v => v > 128));
        Assert.InRange(shown.Max(), 230, 255);
    }

    [ImagingFact]
    public async Task The_test_would_notice_a_profile_that_is_dropped()
    {
        byte[] color = [200, 100, 60];

        byte[] shown = await ShownAsync(Plain(color, "pngsave_target", profile: null));

        Assert.True(Differ(color, shown) <= 1, Text(shown));
        Assert.All(Spaces.Values, profile => Assert.InRange(Differ(profile.ToSrgb(color), color), 8, 255));
    }

    [ImagingTheory]
    [InlineData("jpegsave_target")]
    [InlineData("pngsave_target")]
    [InlineData("tiffsave_target")]
    public async Task Grey_is_grey_with_and_without_a_profile(string saver)
    {
        byte[] plain = await ShownAsync(Grey(120, saver, profile: null));
        byte[] profiled = await ShownAsync(Grey(120, saver, IccProfile.Gray));

        Assert.True(Differ([120, 120, 120], plain) <= 1, Text(plain));
        Assert.True(Differ(IccProfile.Gray.ToSrgb(120), profiled) <= 2, Text(profiled));
    }

    [ImagingTheory]
    [InlineData("pngsave_target")]
    [InlineData("tiffsave_target")]
    public async Task Sixteen_bits_keep_their_colour(string saver)
    {
        byte[] color = [150, 120, 100];

        byte[] shown = await ShownAsync(Plain(color, saver, IccProfile.AdobeRgb, deep: true));
        byte[] grey = await ShownAsync(Grey(120, saver, profile: null, deep: true));

        Assert.True(Differ(IccProfile.AdobeRgb.ToSrgb(color), shown) <= 2, Text(shown));
        Assert.True(Differ([120, 120, 120], grey) <= 1, Text(grey));
    }

    [ImagingTheory]
    [InlineData("jpegsave_target")]
    [InlineData("tiffsave_target")]
    public async Task Inks_come_back_as_the_colours_they_were_printed_from(string saver)
    {
        foreach (byte[] color in (byte[][])[[255, 255, 255], [180, 160, 140], [90, 120, 90], [120, 110, 150], [60, 60, 60]])
        {
            byte[] printed = TestImages.Plain(saver, color[0], color[1], color[2], profile: "cmyk");

            byte[] shown = await ShownAsync(printed);

            Assert.True(Differ(color, shown) <= 6, $"{Text(color)} became {Text(shown)}");
        }
    }

    private async Task<byte[]> ShownAsync(byte[] photo)
    {
        var outcome = await fixture.Pool.MakeRenditionAsync(TestImages.Input(photo), new RenditionSpec(40, RenditionFormat.Jpeg), default);
        Assert.Null(outcome.Parked);
        (int width, int height, int bands, byte[] samples) = TestImages.Decode(outcome.Value!.Content);
        Assert.Equal(3, bands);
        int middle = (((height / 2) * width) + (width / 2)) * 3;
        return samples[middle..(middle + 3)];
    }

    private static byte[] Plain(byte[] color, string saver, IccProfile? profile, bool deep = false) => Save(color, "srgb", "rgb16", saver, profile, deep);

    private static byte[] Grey(byte value, string saver, IccProfile? profile, bool deep = false) => Save([value], "b-w", "grey16", saver, profile, deep);

    private static byte[] Save(byte[] color, string space, string deepSpace, string saver, IccProfile? profile, bool deep)
    {
        Assert.True(VipsLibrary.TryStart(out string? problem), problem);
        const int Side = 64;
        byte[] samples = [.. Enumerable.Repeat(color, Side * Side).SelectMany(c => c)];
        using VipsImage raw = VipsImage.FromSamples(samples, Side, Side, color.Length);
        using VipsImage named = raw.Call("copy").Set("interpretation", space).BuildImage();
        using VipsImage converted = named.Call("colourspace").Set("space", deep ? deepSpace : space).BuildImage();
        using VipsImage image = converted.ToMemory();
        if (profile is not null) image.SetBlob("icc-profile-data", profile.ToBytes());
        return TestImages.Save(image, saver);
    }

    private static int Differ(byte[] one, byte[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Max();

    private static string Text(byte[] color) => string.Join(' ', color);
}
