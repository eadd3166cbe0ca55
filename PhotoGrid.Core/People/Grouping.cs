using PhotoGrid.Library.Seen;
using PhotoGrid.Vision.Embeddings;

namespace PhotoGrid.People;

/// <summary>What a face was found to be: in which group, and how surely. A group is a person who is there, or a new one.</summary>
internal sealed record Placement(GroupedFace Face, Guid Person, Assigned Assigned);

/// <summary>
/// DBSCAN over cosines with two faces as the least: a face belongs to whoever has one within eps, so groups are what hangs together. New faces
/// are compared with all; those that were placed stay, so it grows a little at a time. What people said is law: a face is never put where it
/// was refused, a face placed by hand never moves, and two people who are there never become one by themselves. Pure.
/// </summary>
internal sealed class Grouping(double eps, double sure, IReadOnlySet<Guid> named, IReadOnlySet<(Guid Face, Guid Person)> refusals, Func<Guid> newId)
{
    /// <summary>Places the faces that are nobody's yet; those that have no neighbour stay as they are.</summary>
    internal List<Placement> Run(IReadOnlyList<GroupedFace> faces)
    {
        var person = faces.ToDictionary(face => face.Id, face => face.Person);
        var placed = new Dictionary<Guid, Placement>();
        var waiting = faces.Where(face => face.Person is null && face.Assigned == Assigned.No).ToList();
        // A neighbour may be placed after the one beside it: rounds go on until none adds anything.
        for (var hasMoved = true; hasMoved;)
        {
            hasMoved = false;
            foreach (var face in waiting.Where(face => person[face.Id] is null))
            {
                if (Place(face, faces, person) is not { } found)
                    continue;
                foreach (var one in found)
                {
                    person[one.Face.Id] = one.Person;
                    placed[one.Face.Id] = one;
                }

                hasMoved = true;
            }
        }

        return [.. placed.Values];
    }

    // To the person of the nearest neighbour that it may be; else a new one with the nearest that is nobody's either.
    private List<Placement>? Place(GroupedFace face, IReadOnlyList<GroupedFace> all, Dictionary<Guid, Guid?> person)
    {
        var least = 1 - eps;
        (Guid Person, float Cosine)? best = null;
        (GroupedFace Face, float Cosine)? free = null;
        foreach (var other in all)
        {
            // Two faces of one photo are two people.
            if (other.Id == face.Id || other.Photo == face.Photo)
                continue;
            var cosine = Vectors.Cosine(face.Vector, other.Vector);
            if (cosine < least)
                continue;
            if (person[other.Id] is { } who)
            {
                if ((best is null || cosine > best.Value.Cosine) && !refusals.Contains((face.Id, who)))
                    best = (who, cosine);
            }
            else if (other.Assigned == Assigned.No && (free is null || cosine > free.Value.Cosine))
            {
                free = (other, cosine);
            }
        }

        if (best is { } known && (free is null || known.Cosine >= free.Value.Cosine || !named.Contains(known.Person)))
            return [new Placement(face, known.Person, known.Cosine >= sure || !named.Contains(known.Person) ? Assigned.ByLikeness : Assigned.Proposed)];
        if (free is not { } near)
            return null;
        var made = newId();
        return [new Placement(face, made, Assigned.ByLikeness), new Placement(near.Face, made, Assigned.ByLikeness)];
    }
}
