using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Uploads;

namespace PhotoGrid.Contracts.Library;

/// <summary>The stores of the library and of uploads, through their operations: the shared SQL does the same on every catalog.</summary>
public abstract class LibraryContract : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly UserId _owner = UserId.New(TimeProvider.System);
    private ServiceProvider _services = null!;

    protected abstract ICatalog Catalog { get; }

    public Task InitializeAsync()
    {
        _services = LibraryRooms.Build(Catalog, _folder.Path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [ContractFact]
    public async Task Every_field_of_a_photo_comes_back_as_it_was_written()
    {
        var photo = await UploadAsync(1, "IMG_20240501_120000.gif");
        var changes = new PhotoChanges
        {
            Description = "Ærøskøbing ☀",
            IsFavorite = true,
            IsArchived = true,
            TakenAt = new DateTimeOffset(2019, 7, 4, 15, 30, 0, TimeSpan.FromHours(2)),
            Location = GeoPoint.TryCreate(54.89, 10.41, out var point) ? point : null,
            Tags = ["harbour"],
        };

        var changed = (await Get<ChangePhotos>().RunAsync(_owner, _owner, [photo.Id], changes, default)).Value[0];
        var read = (await Get<ListPhotos>().GetAsync(_owner, photo.Id, default)).Value;

        Assert.Equal(changed, read);
        Assert.Equal((2L, "Ærøskøbing ☀", true, true), (read.Version, read.Description, read.IsFavorite, read.IsArchived));
        Assert.Equal(54.89, read.Location!.Value.Lat);
        Assert.Equal(new DateTimeOffset(2019, 7, 4, 15, 30, 0, TimeSpan.FromHours(2)), read.TakenAt.Moment);
        Assert.Equal(photo.Id, (await Get<ListPhotos>().GetByNumberAsync(_owner, photo.Number, default)).Value.Id);
    }

    [ContractFact]
    public async Task Pages_of_every_order_and_filter_meet_each_photo_once()
    {
        for (var i = 0; i < 9; i++)
            await UploadAsync(10 + i, $"IMG_202405{1 + (i % 3):D2}_120000.gif");
        var all = await PageAsync(new PhotoQuery(200));
        await Get<ChangePhotos>().RunAsync(_owner, _owner, [all[0].Id, all[1].Id], new PhotoChanges { IsFavorite = true }, default);
        await Get<ChangePhotos>().RunAsync(_owner, _owner, [all[2].Id], new PhotoChanges { IsArchived = true }, default);
        await Get<TrashPhotos>().RunAsync(_owner, _owner, [all[3].Id], default);

        foreach (var sort in Enum.GetValues<PhotoSort>())
        {
            var photos = await PageAsync(new PhotoQuery(2, sort));
            Assert.Equal(7, photos.Select(photo => photo.Id).Distinct().Count());
            Assert.Equal(7, photos.Count);
        }

        Assert.Equal(all.Where(photo => photo.Id != all[2].Id && photo.Id != all[3].Id).Select(photo => photo.Id),
            (await PageAsync(new PhotoQuery(4))).Select(photo => photo.Id));
        Assert.Equal(2, (await PageAsync(new PhotoQuery(1, Filter: PhotoFilter.Favorites))).Count);
        Assert.Equal(all[2].Id, Assert.Single(await PageAsync(new PhotoQuery(1, Filter: PhotoFilter.Archived))).Id);
        Assert.Equal(all[3].Id, Assert.Single(await PageAsync(new PhotoQuery(1, Filter: PhotoFilter.Trash))).Id);
        Assert.Empty(await PageAsync(new PhotoQuery(1, Filter: PhotoFilter.Videos)));
        var third = new DateTimeOffset(2024, 5, 3, 0, 0, 0, TimeSpan.Zero);
        Assert.All(await PageAsync(new PhotoQuery(2, From: third)), photo => Assert.True(photo.TakenAt.Moment >= third));
    }

    [ContractFact]
    public async Task The_same_bytes_make_one_file_and_it_goes_with_the_last_photo()
    {
        var first = await UploadAsync(30);
        var again = await UploadAsync(30);
        var kept = await UploadAsync(30, duplicates: OnDuplicate.Keep);

        Assert.Equal(first.Id, again.Id);
        Assert.NotEqual(first.Id, kept.Id);
        Assert.Single(Files());
        await EraseAsync(first);
        Assert.Single(Files());
        await EraseAsync(kept);
        Assert.Empty(Files());
        await using var session = await Catalog.OpenReadAsync(_owner, default);
        Assert.Equal(0, await Counters.ReadAsync(session, Counters.Bytes, default));
    }

    [ContractFact]
    public async Task The_same_file_twenty_times_at_once_is_one_photo()
    {
        var photos = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => UploadAsync(40))));

        Assert.Single(photos.Select(photo => photo.Id).Distinct());
        Assert.Single(Files());
        Assert.Equal(1, (await Get<ListPhotos>().RunAsync(_owner, new PhotoQuery(), default)).Total);
    }

    [ContractFact]
    public async Task A_batch_with_one_foreign_id_changes_nothing()
    {
        var mine = await UploadAsync(50);
        var stranger = new PhotoId(Guid.NewGuid());

        var refused = await Get<TrashPhotos>().RunAsync(_owner, _owner, [mine.Id, stranger], default);

        Assert.Equal("PHOTO_NOT_FOUND", refused.Failure!.Code);
        Assert.Null((await Get<ListPhotos>().GetAsync(_owner, mine.Id, default)).Value.DeletedAtMs);
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private async Task<Photo> UploadAsync(int seed, string filename = "picture.gif", OnDuplicate? duplicates = null)
    {
        var content = LibraryRooms.Gif(seed);
        var uploaded = await Get<UploadWhole>().RunAsync(
            _owner, _owner, new UploadAnnouncement(filename, content.Length, OnDuplicate: duplicates), new MemoryStream(content), default);
        return uploaded.Value.Photo!;
    }

    private async Task EraseAsync(Photo photo)
    {
        await Get<TrashPhotos>().RunAsync(_owner, _owner, [photo.Id], default);
        await Get<EmptyTrash>().RunAsync(_owner, _owner, DateTimeOffset.MaxValue, default);
    }

    private async Task<List<Photo>> PageAsync(PhotoQuery query)
    {
        var photos = new List<Photo>();
        PhotoPage page;
        do
        {
            page = await Get<ListPhotos>().RunAsync(_owner, query, default);
            photos.AddRange(page.Photos);
            query = query with { After = Cursor.TryDecode(page.Cursor, (byte)query.Sort, out var cursor) ? cursor : null };
        }
        while (page.HasMore);
        Assert.Equal(page.Total, photos.Count);
        return photos;
    }

    private string[] Files()
    {
        var folder = Path.Combine(_folder.Path, "originals", _owner.ToString());
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.gif", SearchOption.AllDirectories) : [];
    }
}
