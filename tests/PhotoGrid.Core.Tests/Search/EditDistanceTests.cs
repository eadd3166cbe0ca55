using PhotoGrid.Search.Ranking;

namespace PhotoGrid.Core.Tests.Search;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("beach", "beach", 0)]
    [InlineData("beach", "baech", 1)]
    [InlineData("beach", "beech", 1)]
    [InlineData("beach", "beaches", 2)]
    [InlineData("bicycle", "bycicle", 2)]
    [InlineData("cat", "dog", 3)]
    [InlineData("", "ab", 2)]
    public void Slips_are_counted(string one, string other, int slips)
    {
        Assert.Equal(slips, EditDistance.Between(one, other, 5));
        Assert.Equal(slips, EditDistance.Between(other, one, 5));
        Assert.Equal(Math.Min(slips, 2), EditDistance.Between(one, other, 1) > 1 ? 2 : slips);
    }
}
