using PhotoGrid.Catalog;
using PhotoGrid.Columns;
using PhotoGrid.Foundation;

namespace PhotoGrid.Library;

/// <summary>Reads photos: one by id or number, or a page by keyset.</summary>
public sealed class ListPhotos(ICatalog catalog, ColumnsCache columns)
{
    /// <summary>One page. The cursor of the query must be of the same order.</summary>
    public async Task<PhotoPage> RunAsync(UserId owner, PhotoQuery query, CancellationToken ct)
    {
        // Counting rows costs more than the page itself; the columns know. They don't know albums, people, nor stacks within other lists, which are small beside a library.
        var snapshot = query is { Album: null, Person: null } && !(query.Folded && query.Filter != PhotoFilter.Shown) ? await columns.GetAsync(owner, ct) : null;
        await using var session = await catalog.OpenReadAsync(owner, ct);
        var total = snapshot?.Total(CountOf(query)) ?? await PhotoStore.CountAsync(session, query, ct);
        var photos = await PhotoStore.ListAsync(session, query, ct);
        if (photos.Count <= query.Limit)
            return new PhotoPage(photos, null, false, total);

        photos.RemoveAt(query.Limit);
        var last = photos[^1];
        var key = query.Sort == PhotoSort.AddedDescending ? last.CreatedAtMs : last.TakenAt.InstantMs;
        return new PhotoPage(photos, new Cursor((byte)query.Sort, key, last.Id.Value).Encode(), true, total);
    }

    /// <summary>One photo, in the trash or not; PHOTO_NOT_FOUND otherwise.</summary>
    public async Task<Result<Photo>> GetAsync(UserId owner, PhotoId id, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await PhotoStore.FindAsync(session, id, ct) is { } photo ? photo : Failure.NotFound("PHOTO");
    }

    /// <summary>One photo by the grid's number; PHOTO_NOT_FOUND otherwise.</summary>
    public async Task<Result<Photo>> GetByNumberAsync(UserId owner, long number, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await PhotoStore.FindByNumberAsync(session, number, ct) is { } photo ? photo : Failure.NotFound("PHOTO");
    }

    /// <summary>Photos by the grid's numbers, in no order; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<Photo>> GetByNumbersAsync(UserId owner, IReadOnlyList<long> numbers, CancellationToken ct)
    {
        await using var session = await catalog.OpenReadAsync(owner, ct);
        return await PhotoStore.ListByNumbersAsync(session, numbers, ct);
    }

    /// <summary>The same photos as the columns count them; albums are not known there.</summary>
    internal static ColumnsQuery CountOf(PhotoQuery query) => new(
        query.Filter switch
        {
            PhotoFilter.Favorites => ColumnsSet.Favorites,
            PhotoFilter.Archived => ColumnsSet.Archived,
            PhotoFilter.Trash => ColumnsSet.Trash,
            PhotoFilter.Videos => ColumnsSet.Videos,
            _ => query.Folded ? ColumnsSet.Timeline : ColumnsSet.Shown,
        },
        query.From is { } from ? Instant.Of(from) : null,
        query.To is { } to ? Instant.Of(to) : null,
        query.Box is { } box ? new ColumnsBox(box.West, box.South, box.East, box.North) : null,
        query.Place is { } place ? new ColumnsPlace(place.Country, place.Region, place.City) : null);
}
