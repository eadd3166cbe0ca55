using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Seen;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.People;

/// <summary>Groups the faces of a library that are nobody's yet, and counts the people in it anew. Safe to run twice.</summary>
public sealed class GroupFaces(ICatalog catalog, ChangeFeed feed, ModelRegistry registry, TimeProvider clock)
{
    /// <summary>Runs it.</summary>
    public async Task RunAsync(UserId owner, CancellationToken ct)
    {
        await using var session = await catalog.OpenAsync(owner, ct);
        var models = registry.Models;
        var people = (await PersonStore.AllAsync(session, ct)).ToDictionary(person => person.Id);
        var touched = new HashSet<Guid>();
        if (models.KeyOf(VisionTask.Faces) is { } key && models.Find(ModelRole.FaceEmbed)?.Entry is { } model)
        {
            var named = people.Values.Where(person => person.Name is not null).Select(person => person.Id).ToHashSet();
            var grouping = new Grouping(
                model.Threshold("eps", 0.5), model.Threshold("sure", 0.55), named, await PeopleFaceStore.ListRefusalsAsync(session, ct), () => Guid.CreateVersion7(clock.GetUtcNow()));
            // The writer is held meanwhile: 10,000 faces and 100 new ones take some 0.2 s.
            var placed = grouping.Run(await PeopleFaceStore.ListAsync(session, key, ct));
            foreach (var group in placed.GroupBy(placement => placement.Person))
            {
                if (!people.ContainsKey(group.Key))
                    await CreateAsync(session, group.Key, ct);
                touched.Add(group.Key);
                foreach (var placement in group)
                    await PeopleFaceStore.AssignAsync(session, placement.Face.Id, placement.Person, placement.Assigned, ct);
            }

            await PeopleFaceStore.ShowAsync(session, placed.Select(placement => placement.Face.Photo), ct);
        }

        // Faces go with their photos and with other models: whose counts no longer hold is brought up to date too.
        foreach (var person in people.Values)
        {
            var (photos, faces) = await PersonStore.CountFacesAsync(session, person.Id, ct);
            if (photos != person.PhotoCount || faces != person.FaceCount || (faces == 0 && person.Name is null))
                touched.Add(person.Id);
        }

        foreach (var id in touched)
            await PersonLog.CountAsync(session, feed, default, id, people.ContainsKey(id) ? PersonLog.Updated : PersonLog.Created, people.GetValueOrDefault(id), clock, ct);
        await session.CommitAsync(ct);
    }

    private Task CreateAsync(CatalogSession session, Guid id, CancellationToken ct)
    {
        var now = Instant.Now(clock);
        return PersonStore.InsertAsync(session, new Person { Id = id, CreatedAtMs = now, UpdatedAtMs = now }, ct);
    }
}
