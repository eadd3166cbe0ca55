using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.People;

/// <summary>New values for some fields of a person; null leaves a field as it is.</summary>
public sealed record PersonChanges
{
    /// <summary>Their name; empty takes it away.</summary>
    public string? Name { get; init; }

    /// <summary>Whether they are kept out of the list.</summary>
    public bool? IsHidden { get; init; }

    /// <summary>One of their faces.</summary>
    public Guid? Cover { get; init; }
}

/// <summary>Names and hides people.</summary>
public sealed class ChangePerson(ICatalog catalog, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>PERSON_NOT_FOUND; FACE_NOT_FOUND for a cover that is not theirs; VALIDATION_FAILED.</summary>
    public async Task<Result<PersonView>> RunAsync(UserId owner, UserId actor, Guid id, PersonChanges changes, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        if (await PersonStore.FindAsync(session, id, ct) is not { } person)
            return PeopleRules.NotFound;
        if (changes.Cover is { } cover && (await PeopleFaceStore.FindAsync(session, cover, ct))?.Person != id)
            return Failure.NotFound("FACE");
        var (name, wrong) = PeopleRules.Name(changes.Name ?? person.Name ?? "");
        if (wrong is not null)
            return wrong;

        var changed = person with { Name = name!.Length == 0 ? null : name, IsHidden = changes.IsHidden ?? person.IsHidden, ChosenCover = changes.Cover ?? person.ChosenCover };
        if (changed != person)
        {
            changed = changed with { Version = person.Version + 1, UpdatedAtMs = Instant.Now(clock) };
            await PersonStore.UpdateAsync(session, changed, ct);
            if (changed.Name != person.Name)
                await PeopleFaceStore.ShowAsync(session, await PeopleFaceStore.ListPhotosAsync(session, id, ct), ct);
            await feed.AppendAsync(session, actor, PersonLog.Updated, id, PersonLog.Whole(person), PersonLog.Whole(changed), ct);
        }

        var view = await ListPeople.ViewAsync(session, changed, ct);
        await session.CommitAsync(ct);
        return view;
    }
}
