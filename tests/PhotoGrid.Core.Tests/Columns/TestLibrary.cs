using PhotoGrid.Catalog;
using PhotoGrid.Core.Tests.Catalog;
using PhotoGrid.Events;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Core.Tests.Columns;

/// <summary>What a test says of a photo; everything else of its row is the same for all.</summary>
internal sealed record TestPhoto(Guid Id, long Number, long TakenLocal)
{
    public long TakenAt { get; init; } = TakenLocal;

    public bool IsFavorite { get; init; }

    public bool IsArchived { get; init; }

    public bool IsDeleted { get; init; }

    public bool IsVideo { get; init; }

    public int Width { get; init; } = 4000;

    public int Height { get; init; } = 3000;

    public int Color { get; init; } = 0x808080;

    public int Flags { get; init; }

    public int Renditions { get; init; } = 1;

    public int Processing { get; init; } = 1;

    public double? Lat { get; init; }

    public double? Lon { get; init; }

    public string? City { get; init; }

    public string? Region { get; init; }

    public string? CountryCode { get; init; }

    public string? Camera { get; init; }

    public string? Blurhash { get; init; } = "LEHV6nWB2yk8pyo0adR*.7kCMdnj";
}

/// <summary>A real library of one user in a folder of its own, written as the features write it: the row and its line in the feed together.</summary>
internal sealed class TestLibrary : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    public TestLibrary()
    {
        Catalog = new SqliteCatalog(_folder.Path);
        Feed = new ChangeFeed(new LocalEventBus(), TimeProvider.System);
    }

    public string Folder => _folder.Path;

    public UserId Owner { get; } = UserId.New(TimeProvider.System);

    public SqliteCatalog Catalog { get; }

    public ChangeFeed Feed { get; }

    public async Task PutAsync(string what, params IReadOnlyList<TestPhoto> photos)
    {
        await using var session = await Catalog.OpenAsync(Owner, default);
        foreach (var photo in photos)
        {
            await session.Sql.RunAsync(Insert, Args(session, photo), default);
            await Feed.AppendAsync(session, Owner, what, photo.Id, null, "{}", default);
        }

        await session.CommitAsync(default);
    }

    public async Task EraseAsync(Guid id)
    {
        await using var session = await Catalog.OpenAsync(Owner, default);
        await session.Sql.RunAsync("DELETE FROM photos WHERE owner_id = @owner AND id = @id",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["id"] = id.ToByteArray(bigEndian: true) }, default);
        await Feed.AppendAsync(session, Owner, "photo.erased", id, null, null, default);
        await session.CommitAsync(default);
    }

    public async Task SayAsync(string what, Guid? subject, string? before = null, string? after = null)
    {
        await using var session = await Catalog.OpenAsync(Owner, default);
        await Feed.AppendAsync(session, Owner, what, subject, before, after, default);
        await session.CommitAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await Catalog.DisposeAsync();
        _folder.Dispose();
    }

    private static SqlArgs Args(CatalogSession session, TestPhoto photo) => new()
    {
        ["owner"] = session.OwnerBytes,
        ["id"] = photo.Id.ToByteArray(bigEndian: true),
        ["number"] = photo.Number,
        ["kind"] = photo.IsVideo,
        ["width"] = photo.Width,
        ["height"] = photo.Height,
        ["taken"] = photo.TakenAt,
        ["local"] = photo.TakenLocal,
        ["lat"] = photo.Lat,
        ["lon"] = photo.Lon,
        ["city"] = photo.City,
        ["region"] = photo.Region,
        ["code"] = photo.CountryCode,
        ["camera"] = photo.Camera,
        ["blurhash"] = photo.Blurhash,
        ["color"] = photo.Color,
        ["favorite"] = photo.IsFavorite,
        ["archived"] = photo.IsArchived,
        ["deleted"] = photo.IsDeleted ? 1L : null,
        ["flags"] = photo.Flags,
        ["renditions"] = photo.Renditions,
        ["processing"] = photo.Processing,
    };

    private const string Insert = """
        INSERT OR REPLACE INTO photos (owner_id, id, number, kind, filename, mime_type, size, sha256, width, height, taken_at, taken_local,
            taken_source, created_at, updated_at, version, lat, lon, city, region, country, country_code, camera_model, blurhash, color, is_favorite, is_archived,
            deleted_at, tags, faces, flags, renditions, processing)
        VALUES (@owner, @id, @number, @kind, 'a.jpg', 'image/jpeg', 1, @id, @width, @height, @taken, @local,
            'exif', 0, 0, 1, @lat, @lon, @city, @region, @code, @code, @camera, @blurhash, @color, @favorite, @archived,
            @deleted, '[]', '[]', @flags, @renditions, @processing)
        """;
}
