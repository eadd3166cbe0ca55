using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Duplicates;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Uploads;

namespace PhotoGrid.Contracts.Library;

/// <summary>Duplicates through their operations: the shared SQL does the same on every catalog.</summary>
public abstract class DuplicateContract : IAsyncLifetime
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
    public async Task Photos_that_look_alike_are_one_group_with_the_largest_in_front()
    {
        var (small, large, other) = (await AddAsync(1, 0x0F0F_3355_00FF_AAAA, 10), await AddAsync(2, 0x0F0F_3355_00FF_AAAF, 20), await AddAsync(3, 0x00F0_3355_F0FF_55AA, 30));

        var page = await ListAsync();

        var group = Assert.Single(page.Groups);
        Assert.Equal([large, small], group.Photos.Select(one => one.Photo.Id));
        Assert.Equal((DuplicateReason.Similar, 0, 2), (group.Reason, group.Photos[0].Distance, group.Photos[1].Distance));
        Assert.Equal((1, group.Photos[1].Photo.Size), (page.Total, page.ReclaimableBytes));
        Assert.DoesNotContain(other, group.Photos.Select(one => one.Photo.Id));
    }

    [ContractFact]
    public async Task The_kept_photo_takes_over_albums_caption_tags_and_heart_and_the_trash_gives_the_other_back()
    {
        var (small, large) = (await AddAsync(1, 0x0F0F_3355_00FF_AAAA, 10), await AddAsync(2, 0x0F0F_3355_00FF_AAAF, 20));
        var album = (await Get<CreateAlbum>().RunAsync(_owner, _owner, "Alps", null, default)).Value.Album.Id;
        await Get<FillAlbum>().AddAsync(_owner, _owner, album, [small], default);
        await Get<ChangePhotos>().RunAsync(_owner, _owner, [small], new PhotoChanges { IsFavorite = true, Description = "The ferry", Tags = ["boat"] }, default);
        var group = (await ListAsync()).Groups[0];
        Assert.Equal("Alps", Assert.Single(group.Photos[1].Albums).Name);

        var settled = await Get<SettleDuplicates>().RunAsync(_owner, _owner, group.Id, [large], default);

        Assert.Equal(([large], [small]), (settled.Value.Kept, settled.Value.Trashed), (one, other) => one.Item1.SequenceEqual(other.Item1) && one.Item2.SequenceEqual(other.Item2));
        var kept = (await Get<ListPhotos>().GetAsync(_owner, large, default)).Value;
        Assert.Equal((true, "The ferry"), (kept.IsFavorite, kept.Description));
        Assert.Contains("boat", kept.TagsJson, StringComparison.Ordinal);
        Assert.Equal([large], await InAlbumAsync(album));
        Assert.Empty((await ListAsync()).Groups);
        await Get<TrashPhotos>().RestoreAsync(_owner, _owner, [small], default);
        Assert.Equal(2, (await InAlbumAsync(album)).Count);
        Assert.Equal(group.Id, Assert.Single((await ListAsync()).Groups).Id);
    }

    [ContractFact]
    public async Task What_was_dismissed_stays_so_and_a_new_photo_makes_a_new_group()
    {
        var (one, two) = (await AddAsync(1, 0x0F0F_3355_00FF_AAAA, 10), await AddAsync(2, 0x0F0F_3355_00FF_AAAF, 20));
        await Get<SettleDuplicates>().RunAsync(_owner, _owner, (await ListAsync()).Groups[0].Id, [one, two], default);
        Assert.Empty((await ListAsync()).Groups);

        var three = await AddAsync(3, 0x0F0F_3355_00FF_AAAB, 30);

        var group = Assert.Single((await ListAsync()).Groups);
        Assert.Equal(new HashSet<PhotoId> { one, two, three }, group.Photos.Select(photo => photo.Photo.Id).ToHashSet());
        await Get<TrashPhotos>().RunAsync(_owner, _owner, [three], default);
        Assert.Empty((await ListAsync()).Groups);
    }

    [ContractFact]
    public async Task Copies_of_one_file_are_an_exact_group_that_frees_nothing()
    {
        var first = await AddAsync(1, 0, 10);
        var copy = await AddAsync(1, 0, 10);
        await AddAsync(2, 0x0F0F_3355_00FF_AAAA, 10);
        await AddAsync(3, 0x0F0F_3355_00FF_AAAF, 20);

        var all = await ListAsync();
        var exact = await Get<ListDuplicates>().RunAsync(_owner, DuplicateReason.Exact, null, 10, default);
        var pages = new List<Guid>();
        DuplicatePage page;
        Cursor? after = null;
        do
        {
            page = await Get<ListDuplicates>().RunAsync(_owner, null, after, 1, default);
            pages.AddRange(page.Groups.Select(group => group.Id));
            after = Cursor.TryDecode(page.Cursor, ListDuplicates.Order, out var cursor) ? cursor : null;
        }
        while (page.HasMore);

        Assert.Equal((DuplicateReason.Exact, 0L), (Assert.Single(exact.Groups).Reason, exact.ReclaimableBytes));
        Assert.Equal([first, copy], exact.Groups[0].Photos.Select(one => one.Photo.Id));
        Assert.Equal((2, all.Groups.Select(group => group.Id)), (pages.Count, pages), (one, other) => one.Item1 == other.Item1 && one.Item2.SequenceEqual(other.Item2));
    }

    [ContractFact]
    public async Task Wrong_settlements_change_nothing()
    {
        var one = await AddAsync(1, 0x0F0F_3355_00FF_AAAA, 10);
        await AddAsync(2, 0x0F0F_3355_00FF_AAAF, 20);
        var other = await AddAsync(3, 0x00F0_3355_F0FF_55AA, 30);
        var group = (await ListAsync()).Groups[0].Id;

        var unknown = await Get<SettleDuplicates>().RunAsync(_owner, _owner, Guid.NewGuid(), [one], default);
        var none = await Get<SettleDuplicates>().RunAsync(_owner, _owner, group, [], default);
        var foreign = await Get<SettleDuplicates>().RunAsync(_owner, _owner, group, [other], default);

        Assert.Equal(("DUPLICATE_NOT_FOUND", "VALIDATION_FAILED", "PHOTO_NOT_FOUND"), (unknown.Failure!.Code, none.Failure!.Code, foreign.Failure!.Code));
        Assert.Equal(group, Assert.Single((await ListAsync()).Groups).Id);
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private Task<DuplicatePage> ListAsync() => Get<ListDuplicates>().RunAsync(_owner, null, null, 10, default);

    private async Task<List<PhotoId>> InAlbumAsync(AlbumId album) =>
        [.. (await Get<ListAlbums>().ListPhotosAsync(_owner, album, null, 10, default)).Value.Photos.Select(photo => photo.Id)];

    // A one-pixel picture with the hash and the size that its thumbnails would have had.
    private async Task<PhotoId> AddAsync(int seed, ulong hash, int side)
    {
        var content = LibraryRooms.Gif(seed);
        var announced = new UploadAnnouncement($"picture{seed}.gif", content.Length, OnDuplicate: OnDuplicate.Keep);
        var photo = (await Get<UploadWhole>().RunAsync(_owner, _owner, announced, new MemoryStream(content), default)).Value.Photo!;
        await using var session = await Catalog.OpenAsync(_owner, default);
        await Get<ChangePhotos>().WriteAsync(
            session, default, PhotoLog.Processed, photo, photo with { PerceptualHash = unchecked((long)hash), Width = side, Height = side }, default);
        await session.CommitAsync(default);
        return photo.Id;
    }
}
