using System.Text.Json;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Index;

namespace PhotoGrid.Search.Indexing;

/// <summary>
/// Brings a user's index to the head of the change feed: by reading what changed, or from all rows where that can't be relied on. One at a
/// time for each library. While it is built, the index answers with what it had. Safe to break off anywhere: the next call goes on.
/// </summary>
public sealed class UpdateIndex(ICatalog catalog, ChangeFeed feed, ISearchIndex index)
{
    // A step is one transaction: long enough that its flush is nothing, short enough that a search sees progress.
    private const int PhotosPerStep = 1000;
    private const int ChangesPerStep = 500;

    // From here on reading all rows is cheaper than following every line.
    private const long MaxBehind = 20_000;

    private readonly Turns<UserId> _turns = new();

    /// <summary>How many changes the index lacks; a library whose index was never whole lacks all.</summary>
    public async Task<long> LagAsync(UserId owner, CancellationToken ct)
    {
        var state = await index.StateAsync(owner, ct);
        return await feed.HeadAsync(catalog, owner, ct) - (state.IsBuilding ? 0 : state.Head);
    }

    /// <summary>Brings it up to date.</summary>
    public async Task RunAsync(UserId owner, CancellationToken ct)
    {
        using var turn = await _turns.EnterAsync(owner, ct);
        while (true)
        {
            var state = await index.StateAsync(owner, ct);
            var head = await feed.HeadAsync(catalog, owner, ct);
            if (state.IsBuilding)
                await BuildAsync(owner, state, ct);
            else if (state.Head == head)
                return;
            else if (state.Head == 0 || head < state.Head || head - state.Head > MaxBehind || !await FollowAsync(owner, state, ct))
                await index.ApplyAsync(owner, new IndexBatch(head, [], [], new IndexState(state.Head, 0, head)), ct);
        }
    }

    /// <summary>Reads every row again, whatever the index says of itself.</summary>
    public async Task RebuildAsync(UserId owner, CancellationToken ct)
    {
        using (await _turns.EnterAsync(owner, ct))
        {
            var state = await index.StateAsync(owner, ct);
            var head = await feed.HeadAsync(catalog, owner, ct);
            await index.ApplyAsync(owner, new IndexBatch(head, [], [], new IndexState(state.Head, 0, head)), ct);
        }

        await RunAsync(owner, ct);
    }

    private async Task BuildAsync(UserId owner, IndexState state, CancellationToken ct)
    {
        while (true)
        {
            await using var session = await catalog.OpenReadAsync(owner, ct);
            var version = await ChangeFeed.HeadAsync(session, ct);
            var photos = await DocumentStore.ListAsync(session, state.Building, PhotosPerStep, ct);
            if (photos.Count == 0)
            {
                var there = (await DocumentStore.ListNumbersAsync(session, ct)).ToHashSet();
                var (_, entries) = await index.ListEntriesAsync(owner, 0, ct);
                var gone = entries.Where(entry => entry.Facts is not null && !there.Contains(entry.Number)).Select(entry => entry.Number).ToList();
                await index.ApplyAsync(owner, new IndexBatch(version, [], gone, new IndexState(state.Target, -1, 0)), ct);
                return;
            }

            state = state with { Building = photos[^1].Number };
            await index.ApplyAsync(owner, new IndexBatch(version, photos, [], state), ct);
        }
    }

    // False when lines are missing: then only the rows tell.
    private async Task<bool> FollowAsync(UserId owner, IndexState state, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var version = await ChangeFeed.HeadAsync(session, ct);
        var changes = await DocumentStore.ListChangesAsync(session, state.Head, ChangesPerStep, ct);
        if (changes.Count == 0 || changes[0].Number != state.Head + 1)
            return false;

        var touched = new HashSet<Guid>();
        foreach (var change in changes)
        {
            if (!await TouchAsync(session, change, touched, ct))
                return false;
        }

        var put = new List<SearchDocument>();
        foreach (var photo in touched)
        {
            if (await DocumentStore.FindAsync(session, photo, ct) is { } document)
                put.Add(document);
        }

        // A photo's number is only in its row: what was erased is found by what is no longer there.
        IReadOnlyList<int> gone = [];
        if (put.Count < touched.Count)
        {
            var there = (await DocumentStore.ListNumbersAsync(session, ct)).ToHashSet();
            gone = [.. (await index.ListEntriesAsync(owner, 0, ct)).Entries.Where(entry => entry.Facts is not null && !there.Contains(entry.Number)).Select(entry => entry.Number)];
        }

        await index.ApplyAsync(owner, new IndexBatch(version, put, gone, new IndexState(changes[^1].Number, -1, 0)), ct);
        return true;
    }

    private static async Task<bool> TouchAsync(CatalogSession session, ChangedThing change, HashSet<Guid> touched, CancellationToken ct)
    {
        if (change.What.StartsWith("photo.", StringComparison.Ordinal))
            return change.Subject is { } photo && (touched.Add(photo) || true);
        if (change.What.StartsWith("album.", StringComparison.Ordinal) && change.Subject is { } album)
        {
            touched.UnionWith(await DocumentStore.ListOfAlbumAsync(session, album, ct));
            touched.UnionWith(PhotosIn(change.Before));
            touched.UnionWith(PhotosIn(change.After));
        }
        else if (change.What.StartsWith("person.", StringComparison.Ordinal) && change.Subject is { } person)
        {
            touched.UnionWith(await DocumentStore.ListOfPersonAsync(session, person, ct));
            touched.UnionWith(PhotosIn(change.Before));
            touched.UnionWith(PhotosIn(change.After));
        }

        return true;
    }

    // Albums say which photos came and went as [[id, place], …], people as [id, …].
    private static List<Guid> PhotosIn(string? json)
    {
        var photos = new List<Guid>();
        if (json is null)
            return photos;
        using var said = JsonDocument.Parse(json);
        if (said.RootElement.ValueKind != JsonValueKind.Object || !said.RootElement.TryGetProperty("photos", out var list) || list.ValueKind != JsonValueKind.Array)
            return photos;
        foreach (var one in list.EnumerateArray())
        {
            var id = one.ValueKind == JsonValueKind.Array && one.GetArrayLength() > 0 ? one[0] : one;
            if (id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var photo))
                photos.Add(photo);
        }

        return photos;
    }
}
