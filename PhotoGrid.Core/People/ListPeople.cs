using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.People;

/// <summary>Reads people: one, or a page of those who are shown or hidden.</summary>
public sealed class ListPeople(ICatalog catalog)
{
    /// <summary>Part of cursors: never renumber.</summary>
    public const byte Order = 24;

    /// <summary>The most photographed first.</summary>
    public async Task<PeoplePage> RunAsync(UserId owner, bool hidden, Cursor? after, int limit, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var total = await PersonStore.CountAsync(session, hidden, ct);
        var people = await PersonStore.ListAsync(session, hidden, after, limit + 1, ct);
        var hasMore = people.Count > limit;
        if (hasMore)
            people.RemoveAt(limit);
        var views = new List<PersonView>(people.Count);
        foreach (var person in people)
            views.Add(await ViewAsync(session, person, ct));
        return new PeoplePage(views, hasMore ? new Cursor(Order, people[^1].PhotoCount, people[^1].Id).Encode() : null, hasMore, total);
    }

    /// <summary>One; PERSON_NOT_FOUND otherwise.</summary>
    public async Task<Result<PersonView>> GetAsync(UserId owner, Guid id, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await PersonStore.FindAsync(session, id, ct) is { } person ? await ViewAsync(session, person, ct) : PeopleRules.NotFound;
    }

    internal static async Task<PersonView> ViewAsync(CatalogSession session, Person person, CancellationToken ct)
    {
        var (face, number, renditions) = await PersonStore.CoverAsync(session, person.Id, person.ChosenCover, ct);
        return new PersonView(person, face, number, renditions, await PersonStore.CountProposedAsync(session, person.Id, ct));
    }
}
