using PhotoGrid.Foundation;
using PhotoGrid.Library.Seen;
using PhotoGrid.People;

namespace PhotoGrid.Core.Tests.People;

public class GroupingTests
{
    private const double Eps = 0.5, Sure = 0.7;

    [Fact]
    public void Two_faces_that_are_alike_become_somebody_and_one_alone_stays_nobody()
    {
        GroupedFace a = Face(0), b = Face(20), alone = Face(90);

        List<Placement> placed = Group([a, b, alone]);

        Assert.Equal(2, placed.Count);
        Assert.Equal(placed[0].Person, placed[1].Person);
        Assert.DoesNotContain(placed, placement => placement.Face == alone);
    }

    [Fact]
    public void A_chain_hangs_together()
    {
        // Each is within sixty degrees of the next, the first and the last are not.
        List<Placement> placed = Group([Face(0), Face(40), Face(80), Face(120)]);

        Assert.Equal(4, placed.Count);
        Assert.Single(placed.Select(placement => placement.Person).Distinct());
    }

    [Fact]
    public void A_new_face_joins_who_is_there_and_nobody_else_moves()
    {
        var anna = Guid.NewGuid();
        GroupedFace known = Face(0, anna, Assigned.ByLikeness), added = Face(30);

        Placement placed = Assert.Single(Group([known, added]));

        Assert.Equal((added, anna, Assigned.ByLikeness), (placed.Face, placed.Person, placed.Assigned));
    }

    [Theory]
    [InlineData(30, Assigned.ByLikeness)] // cosine 0.87
    [InlineData(50, Assigned.Proposed)] // cosine 0.64: below the sure one
    public void Of_somebody_with_a_name_a_face_that_is_not_sure_is_proposed(int degrees, Assigned expected)
    {
        var anna = Guid.NewGuid();

        Placement placed = Assert.Single(Group([Face(0, anna, Assigned.ByHand), Face(degrees)], named: [anna]));

        Assert.Equal((anna, expected), (placed.Person, placed.Assigned));
    }

    [Fact]
    public void Not_this_person_is_remembered()
    {
        var anna = Guid.NewGuid();
        GroupedFace refused = Face(10);

        Assert.Empty(Group([Face(0, anna, Assigned.ByLikeness), refused], refusals: [(refused.Id, anna)]));
    }

    [Fact]
    public void Two_people_who_are_there_are_not_made_one_by_a_face_between_them()
    {
        Guid anna = Guid.NewGuid(), bert = Guid.NewGuid();
        GroupedFace between = Face(40);

        Placement placed = Assert.Single(Group([Face(0, anna, Assigned.ByLikeness), Face(70, bert, Assigned.ByLikeness), between]));

        Assert.Equal(bert, placed.Person);
    }

    [Fact]
    public void Two_faces_of_one_photo_are_two_people()
    {
        var photo = PhotoId.New(TimeProvider.System);

        Assert.Empty(Group([Face(0, photo: photo), Face(5, photo: photo)]));
    }

    [Fact]
    public void A_face_that_somebody_made_nobodys_stays_so()
    {
        Assert.Empty(Group([Face(0, Guid.NewGuid(), Assigned.ByLikeness), Face(5, assigned: Assigned.ByHand)]));
    }

    private static List<Placement> Group(GroupedFace[] faces, Guid[]? named = null, (Guid, Guid)[]? refusals = null) =>
        new Grouping(Eps, Sure, (named ?? []).ToHashSet(), (refusals ?? []).ToHashSet(), Guid.NewGuid).Run(faces);

    private static GroupedFace Face(double degrees, Guid? person = null, Assigned assigned = Assigned.No, PhotoId? photo = null)
    {
        double radians = degrees * Math.PI / 180;
        return new GroupedFace(Guid.NewGuid(), photo ?? PhotoId.New(TimeProvider.System), [(float)Math.Cos(radians), (float)Math.Sin(radians)], person, assigned);
    }
}
