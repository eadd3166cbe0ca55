using PhotoGrid.Foundation;
using PhotoGrid.Stacks;

namespace PhotoGrid.Core.Tests.Stacks;

public sealed class KinshipTests
{
    private const ulong Scene = 0x0F0F_3355_00FF_AAAA;

    private static readonly Frame _first = Frame("IMG_0815.JPG", 0);

    [Theory]
    [InlineData("IMG_0816.JPG", 120)]
    [InlineData("IMG_0817.HEIC", 1000)]
    [InlineData("IMG_0816.JPG", 0)] // a camera that counts no fractions of a second
    public void Frames_that_follow_at_once_and_look_the_same_belong_together(string name, long later) =>
        Assert.True(Both(_first, Frame(name, later)));

    [Theory]
    [InlineData("IMG_0816.JPG", 1001, Scene)] // another press of the button
    [InlineData("IMG_0816.JPG", 120, ~Scene)] // another thing
    [InlineData("IMG_0915.JPG", 120, Scene)] // another card
    [InlineData("DSC_0816.JPG", 120, Scene)] // another camera of the same model
    [InlineData("IMG_0815.JPG", 120, Scene)] // an edit under the same name
    [InlineData("IMG_0816-edited.JPG", 120, Scene)]
    [InlineData("IMG_0816.JPG", 120, 0ul)] // nothing can be said of its looks
    public void One_witness_less_and_they_stand_alone(string name, long later, ulong looks) =>
        Assert.False(Both(_first, Frame(name, later) with { Looks = looks }));

    [Fact]
    public void Two_are_stacked_only_where_more_than_a_moment_joins_them()
    {
        var (next, third) = (Frame("IMG_0816.JPG", 120), Frame("IMG_0817.JPG", 240));

        Assert.False(Kinship.AreStacked([_first]));
        Assert.False(Kinship.AreStacked([_first, next]));
        Assert.True(Kinship.AreStacked([_first, next, third]));
        Assert.True(Kinship.AreStacked([_first with { IsRaw = true }, next]));
        Assert.True(Kinship.AreStacked([_first with { BurstId = "A" }, next with { BurstId = "A" }]));
    }

    [Fact]
    public void Another_camera_no_camera_another_size_or_an_unsure_time_stand_alone()
    {
        var next = Frame("IMG_0816.JPG", 120);

        Assert.False(Both(_first, next with { Model = "EOS 450D" }));
        Assert.False(Both(_first with { Model = null }, next with { Model = null }));
        Assert.False(Both(_first, next with { Width = 2000, Height = 1500 }));
        Assert.False(Both(_first, next with { KnowsItsTime = false }));
        Assert.False(Both(_first, next with { Hash = _first.Hash }));
    }

    [Fact]
    public void Names_that_say_the_moment_need_no_counter()
    {
        Assert.True(Both(Frame("PXL_20240506_070809123.jpg", 0), Frame("PXL_20240506_070809301.jpg", 178)));
        Assert.False(Both(Frame("PXL_20240506_070809123.jpg", 0), Frame("PXL_20240506_070809123~2.jpg", 0)));
    }

    [Theory]
    [InlineData("00000IMG_00000_BURST20240506070809123_COVER.jpg", "00007IMG_00007_BURST20240506070809123.jpg", true)]
    [InlineData("00000IMG_00000_BURST20240506070809123_COVER.jpg", "00000IMG_00000_BURST20240506071111222.jpg", false)]
    [InlineData("IMG_20240506_070809_BURST1.jpg", "IMG_20240506_070809_BURST12.jpg", true)]
    [InlineData("20240506_070809_001.jpg", "20240506_070809_014.jpg", true)]
    [InlineData("20240506_070809_001.jpg", "20240506_070810_001.jpg", false)]
    public void A_burst_that_the_phone_names_is_one_whatever_it_looks_like(string one, string other, bool are) =>
        Assert.Equal(are, Both(Frame(one, 0), Frame(other, 2600) with { Looks = ~Scene }));

    [Fact]
    public void What_the_phone_wrote_into_a_burst_counts_more_than_looks_and_another_word_keeps_apart()
    {
        var first = _first with { BurstId = "8E9B1C2D-0001" };

        Assert.True(Both(first, Frame("IMG_0820.JPG", 4000) with { BurstId = "8E9B1C2D-0001", Looks = ~Scene }));
        Assert.False(Both(first, Frame("IMG_0816.JPG", 120) with { BurstId = "8E9B1C2D-0002" }));
        Assert.False(Both(first, Frame("IMG_0820.JPG", 90_000) with { BurstId = "8E9B1C2D-0001" }));
    }

    [Theory]
    [InlineData("IMG_0815.CR2", 0, true)]
    [InlineData("img_0815.dng", 900, true)]
    [InlineData("IMG_0815.CR2", 1100, false)]
    [InlineData("IMG_0816.CR2", 0, false)]
    public void A_raw_file_goes_with_the_picture_of_its_name_and_second_whatever_it_looks_like(string name, long later, bool are) =>
        Assert.Equal(are, Both(_first, Frame(name, later) with { IsRaw = true, Looks = 0, Width = 0, Height = 0 }));

    [Fact]
    public void Both_files_of_a_phones_raw_shot_are_one() => Assert.True(Both(
        Frame("PXL_20240506_070809123.RAW-01.COVER.jpg", 0), Frame("PXL_20240506_070809123.RAW-02.ORIGINAL.dng", 0) with { IsRaw = true }));

    [Fact]
    public void A_turned_frame_looks_the_same_and_another_picture_does_not()
    {
        // The same waves as a camera sees them that is turned a quarter to the right: rows become columns, odd ones change their sign.
        ulong turned = 0;
        for (var v = 0; v < 8; v++)
        {
            for (var u = 0; u < 8; u++)
            {
                if (v + u > 0 && ((Scene >> ((u * 8) + v)) & 1) != (ulong)(u & 1))
                    turned |= 1UL << ((v * 8) + u);
            }
        }

        Assert.True(Looks.Distance(Scene, turned) <= 2, $"{Looks.Distance(Scene, turned)}");
        Assert.Equal(0, Looks.Distance(Scene, Scene));
        Assert.True(Looks.Distance(Scene, 0x1122_4488_9911_2244) > 12);
        Assert.Equal(64, Looks.Distance(Scene, 0));
    }

    private static bool Both(Frame one, Frame other)
    {
        Assert.Equal(Kinship.Are(one, other), Kinship.Are(other, one));
        return Kinship.Are(one, other);
    }

    private static Frame Frame(string name, long later) => new(
        PhotoId.New(TimeProvider.System), name, 1_700_000_000_000 + later, true, "Canon", "EOS 70D", 4000, 3000, Scene, false, null,
        ContentHash.Of(Guid.NewGuid().ToByteArray()), null);
}
