using System.Numerics;
using PhotoGrid.Duplicates;

namespace PhotoGrid.Core.Tests.Duplicates;

public sealed class DuplicateIndexTests
{
    [Fact]
    public void The_tables_find_every_pair_that_comparing_each_with_each_finds()
    {
        var random = new Random(11);
        for (var round = 0; round < 20; round++)
        {
            var hashes = Families(random, 300);
            var found = new HashSet<(int, int)>();
            var tables = new HashTables(hashes);
            for (var i = 0; i < hashes.Length; i++)
            {
                tables.FindAfter(i, (one, other) =>
                {
                    found.Add((one, other));
                    return true;
                });
            }

            var expected = new HashSet<(int, int)>();
            for (var i = 0; i < hashes.Length; i++)
            {
                for (var j = i + 1; j < hashes.Length; j++)
                {
                    if (hashes[i] != 0 && hashes[j] != 0 && BitOperations.PopCount(hashes[i] ^ hashes[j]) <= 10)
                        expected.Add((i, j));
                }
            }

            Assert.True(expected.Count > 100);
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void An_index_kept_current_knows_what_one_built_anew_knows()
    {
        var random = new Random(12);
        var there = Nodes(random, 200).ToDictionary(node => node.Photo);
        var index = new DuplicateIndex([.. there.Values]);
        foreach (var node in Nodes(random, 200))
        {
            there.Add(node.Photo, node);
            index.Put(node);
            if (random.Next(3) == 0)
            {
                var gone = there.Keys.ElementAt(random.Next(there.Count));
                there.Remove(gone);
                index.Remove(gone);
            }
            else if (random.Next(3) == 0)
            {
                var changed = there.Values.ElementAt(random.Next(there.Count)) with { Hash = node.Hash ^ 1 };
                there[changed.Photo] = changed;
                index.Put(changed);
            }
        }

        Assert.Equal(Edges(new DuplicateIndex([.. there.Values])), Edges(index));
        Assert.Equal(there.Count, index.Count);
        Assert.Equal(Ids(new DuplicateIndex([.. there.Values])), Ids(index));
    }

    [Fact]
    public void Hashes_that_say_little_are_near_nothing_but_the_same_bytes_are()
    {
        var black = new DuplicateNode(Guid.NewGuid(), DuplicateNode.Telling(0b1011), 7, 100, 1, 1, -1);

        var index = new DuplicateIndex([black, black with { Photo = Guid.NewGuid(), Bytes = 8 }, black with { Photo = Guid.NewGuid() }]);

        Assert.Equal((0UL, 0UL), (DuplicateNode.Telling(0b1011), DuplicateNode.Telling(ulong.MaxValue)));
        Assert.Equal([2], index.NeighboursOf(0));
        Assert.Empty(index.NeighboursOf(1));
    }

    [Fact]
    public void A_video_is_near_a_video_of_its_length_only()
    {
        var photo = new DuplicateNode(Guid.NewGuid(), 0x0F0F_3355_00FF_AAAA, 1, 100, 1, 1, -1);
        var video = photo with { Photo = Guid.NewGuid(), Bytes = 2, DurationMs = 9000 };

        var index = new DuplicateIndex([photo, video, video with { Photo = Guid.NewGuid(), Bytes = 3, DurationMs = 9900 }, video with { Photo = Guid.NewGuid(), Bytes = 4, DurationMs = 20_000 }]);

        Assert.Empty(index.NeighboursOf(0));
        Assert.Equal([2], index.NeighboursOf(1));
        Assert.Empty(index.NeighboursOf(3));
    }

    [Fact]
    public void A_thousand_equal_ones_are_all_in_groups_that_somebody_can_look_at()
    {
        var index = new DuplicateIndex([.. Enumerable.Range(0, 1000).Select(i => new DuplicateNode(Guid.NewGuid(), 0x0F0F_3355_00FF_AAAA, (ulong)i, 100, 1, i, -1))]);

        var groups = GroupDuplicates.Form(index, new Dismissals());

        Assert.All(groups, group => Assert.InRange(group.Members.Count, 2, 200));
        Assert.Equal(groups.Sum(group => group.Members.Count), groups.SelectMany(group => group.Members).DistinctBy(member => member.Photo).Count());
    }

    [Fact]
    public void Whoever_has_a_neighbour_is_in_one_group_with_the_best_in_front()
    {
        var random = new Random(13);
        for (var round = 0; round < 20; round++)
        {
            var nodes = Nodes(random, 300);
            var index = new DuplicateIndex(nodes);
            var dismissals = new Dismissals();
            foreach (var node in nodes.Where(_ => random.Next(4) == 0))
                dismissals.Add(default, node.Photo);

            var groups = GroupDuplicates.Form(index, dismissals);

            var expected = Enumerable.Range(0, nodes.Count)
                .Where(place => index.NeighboursOf(place).Any(other => !dismissals.Separate(index[place].Photo, index[other].Photo)))
                .Select(place => index[place].Photo).ToHashSet();
            Assert.Equal(expected, groups.SelectMany(group => group.Members).Select(member => member.Photo.Value).ToHashSet());
            Assert.Equal(expected.Count, groups.Sum(group => group.Members.Count));
            foreach (var group in groups)
            {
                var members = group.Members.Select(member => nodes.Single(node => node.Photo == member.Photo.Value)).ToList();
                Assert.Equal(members.Max(member => member.Pixels), members[0].Pixels);
                Assert.Equal(group.Members.Select(member => member.Distance).Order(), group.Members.Select(member => member.Distance));
            }
        }
    }

    // Members of a family differ from its head in up to seven bits, so that some are near each other and some are not.
    private static ulong[] Families(Random random, int count)
    {
        var heads = Enumerable.Range(0, count / 10).Select(_ => (ulong)random.NextInt64()).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => i % 20 == 0 ? 0 : Flip(random, heads[random.Next(heads.Length)], random.Next(8)))];
    }

    private static ulong Flip(Random random, ulong hash, int bits)
    {
        for (var bit = 0; bit < bits; bit++)
            hash ^= 1UL << random.Next(64);
        return hash;
    }

    private static List<DuplicateNode> Nodes(Random random, int count) =>
    [
        .. Families(random, count).Select(hash => new DuplicateNode(
            new Guid(random.GetItems(Enumerable.Range(0, 256).Select(value => (byte)value).ToArray(), 16)),
            hash, (ulong)random.Next(count * 5), random.Next(1, 6), random.Next(1, 100), random.Next(), -1)),
    ];

    private static HashSet<(Guid, Guid)> Edges(DuplicateIndex index) =>
        [.. index.Places.SelectMany(place => index.NeighboursOf(place).Select(other => (index[place].Photo, index[other].Photo)))];

    private static List<Guid> Ids(DuplicateIndex index) => [.. GroupDuplicates.Form(index, new Dismissals()).Select(group => group.Id)];
}
