using System.Globalization;
using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Import.Dav.Views;

/// <summary>
/// What clients see besides their own folders: <c>photos/yyyy/MM</c> with what came by other doors, by the wall clock where it was taken, and
/// <c>albums/name</c>. A view lies under the folders that clients make: at a path that has an entry, the entry counts.
/// </summary>
internal static class DavViews
{
    /// <summary>The folder of photos by date.</summary>
    public const string Photos = "photos";

    /// <summary>The folder of albums.</summary>
    public const string Albums = "albums";

    /// <summary>What a view shows at a path; null when none does. <paramref name="members"/> are the entries that lie over the folder above.</summary>
    public static async Task<DavEntry?> FindAsync(CatalogSession session, DavPath path, IReadOnlyList<DavEntry> members, CancellationToken ct)
    {
        switch (path.Names)
        {
            case [Photos]:
                return await DavViewStore.AnyAsync(session, ct) ? Folder(Photos) : null;
            case [Albums]:
                return (await ListAlbums.AllInAsync(session, ct)).Count > 0 ? Folder(Albums) : null;
            case [Photos or Albums, _] or [Photos, _, _] or [Photos, _, _, _] or [Albums, _, _]:
                return (await ListAsync(session, path.Parent, members, ct)).FirstOrDefault(entry => entry.Name == path.Name);
            default:
                return null;
        }
    }

    /// <summary>What views show in a folder, beside <paramref name="members"/>, the entries that lie over it.</summary>
    public static async Task<IReadOnlyList<DavEntry>> ListAsync(CatalogSession session, DavPath path, IReadOnlyList<DavEntry> members, CancellationToken ct)
    {
        IEnumerable<DavEntry> shown = path.Names switch
        {
            [] => await RootAsync(session, ct),
            [Photos] => (await MonthsAsync(session, ct)).Select(month => $"{month.Year:D4}").Distinct().Select(Folder),
            [Photos, var year] => (await MonthsAsync(session, ct)).Where(month => $"{month.Year:D4}" == year).Select(month => Folder($"{month.Month:D2}")),
            [Photos, var year, var month] => await MonthAsync(session, year, month, members, ct),
            [Albums] => (await AlbumNamesAsync(session, ct)).Select(album => Folder(album.Name)),
            [Albums, var name] => await AlbumAsync(session, name, members, ct),
            _ => [],
        };
        var taken = members.Where(member => !member.IsHidden).Select(member => member.Name).ToHashSet();
        return [.. shown.Where(entry => !taken.Contains(entry.Name))];
    }

    /// <summary>The album that a folder stands for; null when it stands for none.</summary>
    public static async Task<Album?> FindAlbumAsync(CatalogSession session, DavPath folder, CancellationToken ct) =>
        folder.Names is [Albums, var name] ? (await AlbumNamesAsync(session, ct)).FirstOrDefault(album => album.Name == name).Album : null;

    private static async Task<IEnumerable<DavEntry>> RootAsync(CatalogSession session, CancellationToken ct)
    {
        var shown = new List<DavEntry>();
        if (await DavViewStore.AnyAsync(session, ct))
            shown.Add(Folder(Photos));
        if ((await ListAlbums.AllInAsync(session, ct)).Count > 0)
            shown.Add(Folder(Albums));
        return shown;
    }

    private static async Task<IEnumerable<(int Year, int Month)>> MonthsAsync(CatalogSession session, CancellationToken ct) =>
        (await DavViewStore.ListTimesAsync(session, ct)).Select(ms => Instant.Read(ms)).Select(time => (time.Year, time.Month)).Distinct().Order();

    private static async Task<IEnumerable<DavEntry>> MonthAsync(
        CatalogSession session, string year, string month, IReadOnlyList<DavEntry> members, CancellationToken ct)
    {
        if (!DateTimeOffset.TryParseExact($"{year}-{month}", "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var first)
            || first is { Year: 9999, Month: 12 })
        {
            return [];
        }

        return PhotoNames.Give(await DavViewStore.ListAsync(session, Instant.Of(first), Instant.Of(first.AddMonths(1)), ct), members);
    }

    private static async Task<IEnumerable<DavEntry>> AlbumAsync(CatalogSession session, string name, IReadOnlyList<DavEntry> members, CancellationToken ct)
    {
        var (_, album) = (await AlbumNamesAsync(session, ct)).FirstOrDefault(one => one.Name == name);
        if (album is null)
            return [];
        // What lies over the folder shows its photo already, under the client's own name.
        var shown = members.Select(member => member.Photo).ToHashSet();
        var photos = await ListAlbums.PhotosInAsync(session, album.Id, ct);
        return PhotoNames.Give(photos.Where(photo => !shown.Contains(photo.Id)), members);
    }

    // Albums may share a name, and hold signs in it that no path can: the older one keeps it, the others get a number.
    private static async Task<IReadOnlyList<(string Name, Album Album)>> AlbumNamesAsync(CatalogSession session, CancellationToken ct)
    {
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var named = new List<(string, Album)>();
        foreach (var album in (await ListAlbums.AllInAsync(session, ct)).OrderBy(album => album.CreatedAtMs).ThenBy(album => album.Id.Value))
        {
            var name = PhotoNames.Safe(album.Name);
            for (var copy = 2; !given.Add(name); copy++)
                name = $"{PhotoNames.Safe(album.Name)} ({copy})";
            named.Add((name, album));
        }

        return named;
    }

    private static DavEntry Folder(string name) => new() { Id = Guid.Empty, Name = name, Kind = DavKind.Folder, IsView = true };
}
