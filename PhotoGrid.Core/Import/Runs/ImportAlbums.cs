using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Import.Runs;

/// <summary>
/// Puts imported photos into albums by name. An album of that name that is there is filled, so that an import which is run again, or goes on,
/// makes none twice; of two albums of one name within an export the second is another.
/// </summary>
public sealed class ImportAlbums(ICatalog catalog, CreateAlbum create, FillAlbum fill)
{
    // A transaction that uploads wait for should be short.
    private const int Batch = 500;

    /// <summary>The name under which an album is filled, the first of its name as it is.</summary>
    internal static string NameOf(string title, Dictionary<string, int> used)
    {
        var name = title.Length <= 190 ? title : title[..190];
        name = string.Concat(name.Where(letter => !char.IsControl(letter))).Trim();
        if (name.Length == 0)
            name = "Untitled";
        var number = used[name] = used.GetValueOrDefault(name) + 1;
        return number == 1 ? name : $"{name} ({number})";
    }

    /// <summary>In the order given. Photos that were erased meanwhile are left out.</summary>
    internal async Task<Failure?> RunAsync(UserId owner, string name, string? description, IReadOnlyList<PhotoId> photos, CancellationToken ct)
    {
        var (album, wrong) = await create.FindOrMakeAsync(owner, owner, name, description, ct);
        if (album is null)
            return wrong;
        foreach (var batch in photos.Distinct().Chunk(Batch))
        {
            await using var session = await catalog.OpenAsync(owner, ct);
            var found = new List<Photo>(batch.Length);
            foreach (var id in batch)
            {
                if (await PhotoStore.FindAsync(session, id, ct) is { } photo)
                    found.Add(photo);
            }

            await fill.AddInAsync(session, owner, album.Id, found, ct);
            await session.CommitAsync(ct);
        }

        return null;
    }
}
