using PhotoGrid.Import.Takeout;

namespace PhotoGrid.Core.Tests.Import;

public sealed class MatchNamesTests
{
    [Theory]
    [InlineData("IMG.jpg", "IMG.jpg.json")]
    [InlineData("IMG.jpg", "IMG.jpg.supplemental-metadata.json")]
    [InlineData("IMG.jpg", "IMG.jpg.suppl.json")]
    [InlineData("IMG.JPG", "img.jpg.json")]
    [InlineData("IMG(1).jpg", "IMG.jpg(1).json")]
    [InlineData("IMG(1).jpg", "IMG.jpg.supplemental-metadata(1).json")]
    [InlineData("IMG(1).jpg", "IMG(1).jpg.json")]
    [InlineData("IMG(12).jpg", "IMG.jpg.supplem(12).json")]
    [InlineData("a_very_long_original_file_name_002_DSC00003.JPG", "a_very_long_original_file_name_002_DSC00003.JPG..json")]
    [InlineData("a_very_long_original_file_name_that_goes_on_0001.jpg", "a_very_long_original_file_name_that_goes_on_00.json")]
    [InlineData("a_very_long_original_file_name_that_goes_on_0001(1).jpg", "a_very_long_original_file_name_that_goes_on_00(1).json")]
    [InlineData("IMG.jpg", "IMG.HEIC.json")]
    [InlineData("PXL_20220416_183942755.MP.jpg", "PXL_20220416_183942755.MP.jpg.supplemental-met.json")]
    public void A_photo_and_its_description_find_each_other(string photo, string sidecar) =>
        Assert.Equal([0], Run([photo], [new NamedSidecar(sidecar, null)]));

    [Theory]
    [InlineData("IMG.jpg", "IMG.jpg(1).json")]
    [InlineData("IMG(1).jpg", "IMG.jpg.json")]
    [InlineData("IMG_1.jpg", "IMG.jpg.json")]
    [InlineData("IMG.jpg.bak", "IMG.jp.json")]
    [InlineData("clip.mp4", "clip.jpg.json")]
    public void Others_do_not(string photo, string sidecar) => Assert.Equal([-1], Run([photo], [new NamedSidecar(sidecar, null)]));

    [Theory]
    [InlineData("IMG-edited.jpg")]
    [InlineData("IMG-bearbeitet.jpg")]
    [InlineData("IMG-modifié.jpg")]
    [InlineData("IMG-modifie\u0301.JPG")]
    [InlineData("IMG-編集済み.jpg")]
    [InlineData("IMG-edited.png")]
    [InlineData("IMG.mp4")]
    [InlineData("IMG.MOV")]
    public void What_belongs_to_a_photo_is_described_by_its_description(string other) =>
        Assert.Equal([0, 0], Run(["IMG.jpg", other], [new NamedSidecar("IMG.jpg.json", null)]));

    [Fact]
    public void Only_the_edited_one_was_exported() => Assert.Equal([0], Run(["IMG-edited.jpg"], [new NamedSidecar("IMG.jpg.supplemental-metadata.json", null)]));

    [Fact]
    public void The_edited_copy_belongs_to_the_copy() => Assert.Equal(
        [0, 1, 1], Run(["IMG.jpg", "IMG(1).jpg", "IMG-edited(1).jpg"], [new("IMG.jpg.json", null), new("IMG.jpg(1).json", null)]));

    [Fact]
    public void The_moving_half_of_a_pixel_photo_is_described_by_it() =>
        Assert.Equal([0, 0], Run(["PXL_1.MP.jpg", "PXL_1.MP"], [new NamedSidecar("PXL_1.MP.jpg.json", null)]));

    [Fact]
    public void Names_that_were_changed_are_found_by_the_title_within() => Assert.Equal(
        [1, 0, -1],
        Run(["me _ you_.jpg", "what_.jpg", "other.jpg"], [new("unlike.json", "what?.jpg"), new("unlike2.json", "me & you%.jpg")]));

    [Fact]
    public void Of_two_photos_of_one_name_the_nearer_is_meant() =>
        Assert.Equal([0, 1, -1], Run(["IMG.jpg", "IMG.jpg", "IMG.JPG"], [new("IMG.jpg.json", null), new("IMG.jpg.json", null)]));

    [Fact]
    public void Where_only_guessing_is_left_nothing_is_guessed()
    {
        var stem = new string('x', 46);

        Assert.Equal([-1, -1], Run([$"{stem}1.jpg", $"{stem}2.jpg"], [new NamedSidecar($"{stem}.json", null)]));
        Assert.Equal([-1, 0], Run([$"{stem}1.jpg", $"{stem}2.jpg"], [new NamedSidecar($"{stem}.json", $"{stem}2.jpg")]));
    }

    [Fact]
    public void Every_photo_of_a_made_export_finds_its_own_description()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var folder = new MadeFolder(new Random(seed));

            var found = Run(folder.Photos, folder.Sidecars);

            for (var photo = 0; photo < folder.Photos.Count; photo++)
            {
                Assert.True(folder.SidecarOf[photo] == found[photo],
                    $"seed {seed}: {folder.Photos[photo]} has {Name(folder, found[photo])} instead of {Name(folder, folder.SidecarOf[photo])}");
            }
        }
    }

    [Fact]
    public void Ten_thousand_that_match_nothing_take_no_time_to_speak_of()
    {
        var photos = Enumerable.Range(0, 10_000).Select(i => $"a_rather_long_name_that_is_the_same_for_all_of_them_{i}.jpg").ToList();
        var sidecars = Enumerable.Range(0, 10_000).Select(i => new NamedSidecar($"another_name_that_is_long_enough_to_have_been_cut_{i}.json", $"other {i}")).ToList();

        Assert.All(Run(photos, sidecars), found => Assert.Equal(-1, found));
    }

    private static int[] Run(IReadOnlyList<string> photos, IReadOnlyList<NamedSidecar> sidecars) => [.. MatchNames.Run(photos, sidecars, (photo, sidecar) => Math.Abs(photo - sidecar)).Select(match => match.Sidecar)];

    private static string Name(MadeFolder folder, int sidecar) => sidecar < 0 ? "none" : folder.Sidecars[sidecar].Name;
}
