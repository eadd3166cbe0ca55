using System.Security.Cryptography;
using PhotoGrid.Foundation;

namespace PhotoGrid.Duplicates;

/// <summary>
/// Makes groups of neighbours. The best photo that is in no group yet leads one and takes every free neighbour, so that all of a group are
/// near its best; what is left alone then, though it has neighbours, joins the nearest of them. Chains (a like b, b like c, …) end there.
/// </summary>
internal static class GroupDuplicates
{
    /// <summary>Beyond it nobody looks at single photos; the others come up when these are dealt with.</summary>
    private const int MaxMembers = 200;

    public static List<DuplicateGroup> Form(DuplicateIndex index, Dismissals dismissals)
    {
        var places = index.Places.ToArray();
        Array.Sort(places, (one, other) => DuplicateNode.Compare(index[one], index[other]));
        var leaderOf = new Dictionary<int, int>();
        var groups = new Dictionary<int, List<int>>();
        foreach (var place in places)
        {
            if (leaderOf.ContainsKey(place))
                continue;
            var free = NeighboursOf(index, dismissals, place).Where(other => !leaderOf.ContainsKey(other)).Take(MaxMembers - 1).ToList();
            if (free.Count == 0)
                continue;
            leaderOf[place] = place;
            foreach (var other in free)
                leaderOf[other] = place;
            groups[place] = [place, .. free];
        }

        foreach (var place in places.Where(place => !leaderOf.ContainsKey(place)))
        {
            var near = NeighboursOf(index, dismissals, place).Where(other => groups[leaderOf[other]].Count < MaxMembers)
                .OrderBy(other => index[place].DistanceTo(index[other])).ThenBy(other => index[other].Number).ToList();
            if (near.Count > 0)
                groups[leaderOf[near[0]]].Add(place);
        }

        return [.. groups.Values.Select(members => GroupOf(index, members)).OrderByDescending(group => group.ReclaimableBytes).ThenByDescending(group => group.Id)];
    }

    private static IEnumerable<int> NeighboursOf(DuplicateIndex index, Dismissals dismissals, int place) =>
        index.NeighboursOf(place).Where(other => !dismissals.Separate(index[place].Photo, index[other].Photo));

    private static DuplicateGroup GroupOf(DuplicateIndex index, List<int> members)
    {
        members.Sort((one, other) => DuplicateNode.Compare(index[one], index[other]));
        var best = index[members[0]];
        var distances = members.Select(member => (Place: member, Distance: Distance(best, index[member])))
            .OrderBy(member => member.Distance).ThenBy(member => index[member.Place].Number).ToList();
        distances.RemoveAll(member => member.Place == members[0]);
        var exact = members.TrueForAll(member => index[member].Bytes == best.Bytes);
        return new DuplicateGroup(
            IdOf(members.Select(member => index[member].Photo)),
            exact ? DuplicateReason.Exact : DuplicateReason.Similar,
            [new(new PhotoId(best.Photo), 0), .. distances.Select(member => new DuplicateMember(new PhotoId(index[member.Place].Photo), member.Distance))],
            members.Where(member => index[member].Bytes != best.Bytes).DistinctBy(member => index[member].Bytes).Sum(member => index[member].Size));
    }

    // Of who joined by another's nearness, the plain count of bits: it may be more than ten.
    private static int Distance(in DuplicateNode best, in DuplicateNode other) =>
        best.Bytes == other.Bytes ? 0 : System.Numerics.BitOperations.PopCount(best.Hash ^ other.Hash);

    private static Guid IdOf(IEnumerable<Guid> photos)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[16];
        foreach (var photo in photos.Order())
        {
            photo.TryWriteBytes(bytes, bigEndian: true, out _);
            hash.AppendData(bytes);
        }

        return new Guid(hash.GetHashAndReset().AsSpan(0, 16), bigEndian: true);
    }
}
