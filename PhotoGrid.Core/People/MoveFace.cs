using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Library.Seen;

namespace PhotoGrid.People;

/// <summary>Says whose face it is, or that it is not who it was taken for. Both are remembered by every grouping to come.</summary>
public sealed class MoveFace(ICatalog catalog, IJobQueue jobs, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>To somebody, who may be whom it was proposed as; null: not this person. FACE_NOT_FOUND, PERSON_NOT_FOUND.</summary>
    public async Task<Result<Face>> RunAsync(UserId owner, UserId actor, Guid id, Guid? to, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await PeopleFaceStore.FindAsync(session, id, ct) is not { } face)
            return Failure.NotFound("FACE");
        if (to is { } target && await PersonStore.FindAsync(session, target, ct) is null)
            return PeopleRules.NotFound;

        if (face.Person is { } was && was != to)
            await PeopleFaceStore.RefuseAsync(session, id, was, ct);
        if (to is { } who)
            await PeopleFaceStore.AcceptAsync(session, id, who, ct);
        // Taken from somebody it may still be somebody else; taken from nobody, it is nobody.
        var assigned = to is null && face.Person is not null ? Assigned.No : Assigned.ByHand;
        await PeopleFaceStore.AssignAsync(session, id, to, assigned, ct);
        await PeopleFaceStore.ShowAsync(session, [face.Photo], ct);
        foreach (var person in new[] { face.Person, to }.OfType<Guid>().Distinct())
            await PersonLog.CountAsync(session, feed, actor, person, PersonLog.Updated, await PersonStore.FindAsync(session, person, ct), clock, ct);
        // Whose it is then is looked for at once; taken away faces that are alike become somebody of their own.
        await jobs.EnqueueAsync(session, WriteSeen.GroupJob, ct);
        await session.CommitAsync(ct);
        return face with { Person = to, Assigned = assigned };
    }
}
