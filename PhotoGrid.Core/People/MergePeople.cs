using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Seen;
using PhotoGrid.Sqlite;

namespace PhotoGrid.People;

/// <summary>Makes two people one, and takes that back.</summary>
public sealed class MergePeople(ICatalog catalog, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Moves every face of <paramref name="from"/> to <paramref name="to"/>, who keeps their name or takes the other's. Answers the token that undoes it. PERSON_NOT_FOUND; VALIDATION_FAILED for the same twice.</summary>
    public async Task<Result<Guid>> RunAsync(UserId owner, UserId actor, Guid from, Guid to, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await PersonStore.FindAsync(session, from, ct) is not { } source)
            return PeopleRules.NotFound;
        if (await PersonStore.FindAsync(session, to, ct) is not { } target)
            return PeopleRules.NotFound;
        if (from == to)
            return Failure.Invalid("A person cannot be merged into themselves.", "targetPersonId");

        var faces = await PeopleFaceStore.ListOfAsync(session, from, ct);
        foreach (var face in faces)
        {
            await PeopleFaceStore.AssignAsync(session, face.Id, to, face.Assigned, ct);
            await PeopleFaceStore.AcceptAsync(session, face.Id, to, ct);
        }

        await PeopleFaceStore.MoveRefusalsAsync(session, from, to, ct);
        var token = await KeepAsync(session, source, target, faces, ct);
        await PersonStore.DeleteAsync(session, from, ct);
        await PersonStore.UpdateAsync(session, target with { Name = target.Name ?? source.Name, IsHidden = target.IsHidden && source.IsHidden, Version = target.Version + 1 }, ct);
        await PeopleFaceStore.ShowAsync(session, await PeopleFaceStore.ListPhotosAsync(session, to, ct), ct);
        await feed.AppendAsync(session, actor, PersonLog.Merged, from, PersonLog.Whole(source), PersonLog.Faces(faces), ct);
        await PersonLog.CountAsync(session, feed, actor, to, PersonLog.Updated, target, clock, ct);
        await session.CommitAsync(ct);
        return token;
    }

    /// <summary>Takes a merge back: the person is there again with the faces that are still the other's. MERGE_NOT_FOUND, also a second time.</summary>
    public async Task<Result<PersonView>> UndoAsync(UserId owner, UserId actor, Guid token, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await FindAsync(session, token, ct) is not { } merge)
            return Failure.NotFound("MERGE");
        await PersonStore.InsertAsync(session, merge.Source with { UpdatedAtMs = Instant.Now(clock) }, ct);
        foreach (var (id, assigned) in merge.Faces)
        {
            // Who was moved on since stays there.
            if ((await PeopleFaceStore.FindAsync(session, id, ct))?.Person == merge.Target.Id)
                await PeopleFaceStore.AssignAsync(session, id, merge.Source.Id, (Assigned)assigned, ct);
        }

        if (await PersonStore.FindAsync(session, merge.Target.Id, ct) is { } target && target.Name == merge.Source.Name && merge.Target.Name is null)
            await PersonStore.UpdateAsync(session, target with { Name = null, Version = target.Version + 1 }, ct);
        await ForgetAsync(session, token, ct);
        await PeopleFaceStore.ShowAsync(session,
            [.. await PeopleFaceStore.ListPhotosAsync(session, merge.Source.Id, ct), .. await PeopleFaceStore.ListPhotosAsync(session, merge.Target.Id, ct)], ct);
        var back = await PersonLog.CountAsync(session, feed, actor, merge.Source.Id, PersonLog.Created, null, clock, ct) ?? merge.Source;
        await PersonLog.CountAsync(session, feed, actor, merge.Target.Id, PersonLog.Updated, merge.Target, clock, ct);
        var view = await ListPeople.ViewAsync(session, back, ct);
        await session.CommitAsync(ct);
        return view;
    }

    private async Task<Guid> KeepAsync(CatalogSession session, Person source, Person target, List<Face> faces, CancellationToken ct)
    {
        // It undoes, so it must not be guessed.
        var token = Guid.NewGuid();
        await session.Sql.RunAsync(
            "INSERT INTO people_merges (owner_id, id, source, target_id, target, faces, at) VALUES (@owner, @id, @source, @target, @before, @faces, @at)",
            new SqlArgs
            {
                ["owner"] = session.OwnerBytes, ["id"] = token.ToByteArray(bigEndian: true), ["source"] = PersonLog.Whole(source), ["target"] = target.Id.ToByteArray(bigEndian: true),
                ["before"] = PersonLog.Whole(target), ["faces"] = PersonLog.Faces(faces), ["at"] = Instant.Now(clock),
            }, ct);
        return token;
    }

    private static async Task<(Person Source, Person Target, List<(Guid Face, int Assigned)> Faces)?> FindAsync(CatalogSession session, Guid token, CancellationToken ct)
    {
        var row = await session.Sql.FirstAsync("SELECT source, target, faces FROM people_merges WHERE owner_id = @owner AND id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = token.ToByteArray(bigEndian: true) }, row => new[] { row.GetString(0), row.GetString(1), row.GetString(2) }, ct);
        return row is null ? null : (PersonLog.Read(row[0]), PersonLog.Read(row[1]), PersonLog.ReadFaces(row[2]));
    }

    private static async Task ForgetAsync(CatalogSession session, Guid token, CancellationToken ct) =>
        await session.Sql.RunAsync("DELETE FROM people_merges WHERE owner_id = @owner AND id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = token.ToByteArray(bigEndian: true) }, ct);
}
