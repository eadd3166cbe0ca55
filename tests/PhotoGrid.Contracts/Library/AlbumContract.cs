using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Albums;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Uploads;

namespace PhotoGrid.Contracts.Library;

/// <summary>Albums through their operations: the shared SQL does the same on every catalog.</summary>
public abstract class AlbumContract : IAsyncLifetime
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
    public async Task What_is_said_of_an_album_comes_back_and_every_change_raises_its_version()
    {
        var album = await MakeAsync("  Ærø ☀ ");
        var photos = await UploadAsync(2);
        await Get<FillAlbum>().AddAsync(_owner, _owner, album, photos, default);

        var changed = await Get<ChangeAlbum>().RunAsync(_owner, _owner, album, new AlbumChanges { Description = "Nine days", Cover = photos[1], Version = 1 }, default);
        var stale = await Get<ChangeAlbum>().RunAsync(_owner, _owner, album, new AlbumChanges { Name = "x", Version = 1 }, default);
        var read = (await Get<ListAlbums>().GetAsync(_owner, album, default)).Value;

        Assert.Equal(changed.Value.Album, read.Album);
        Assert.Equal(("Ærø ☀", "Nine days", photos[1], 2L, 2L), (read.Album.Name, read.Album.Description, read.Covers[0].Id, read.Album.Version, read.Album.PhotoCount));
        Assert.Equal("CONFLICT", stale.Failure!.Code);
    }

    [ContractFact]
    public async Task Adding_twice_adds_once_and_one_unknown_id_refuses_all()
    {
        var album = await MakeAsync("Alps");
        var photos = await UploadAsync(3);
        await Get<FillAlbum>().AddAsync(_owner, _owner, album, photos[..2], default);

        var again = await Get<FillAlbum>().AddAsync(_owner, _owner, album, photos, default);
        var refused = await Get<FillAlbum>().AddAsync(_owner, _owner, album, [PhotoId.New(TimeProvider.System)], default);
        var half = await Get<FillAlbum>().RemoveAsync(_owner, _owner, album, [photos[0], PhotoId.New(TimeProvider.System)], default);

        Assert.Equal(3, again.Value.Album.PhotoCount);
        Assert.Equal(("PHOTO_NOT_FOUND", "PHOTO_NOT_FOUND"), (refused.Failure!.Code, half.Failure!.Code));
        Assert.Equal(photos, await OrderAsync(album));
    }

    [ContractFact]
    public async Task Photos_go_where_they_are_put_also_when_there_is_no_room_left()
    {
        var random = new Random(7);
        var album = await MakeAsync("Trip");
        var expected = await UploadAsync(6);
        await Get<FillAlbum>().AddAsync(_owner, _owner, album, expected, default);

        // Always between the same two: a gap of 2^20 has room for twenty of them.
        for (var round = 0; round < 60; round++)
        {
            var moved = round < 30 ? [expected[^1]] : random.GetItems([.. expected], random.Next(1, 4)).Distinct().ToList();
            var others = expected.Except(moved).ToList();
            var at = round < 30 ? 1 : random.Next(others.Count + 1);
            var target = at == others.Count ? new AlbumTarget(true, null) : at == 0 ? new AlbumTarget(false, null) : new AlbumTarget(false, others[at]);
            var ordered = await Get<OrderAlbum>().RunAsync(_owner, _owner, album, moved, target, default);
            Assert.True(ordered.Ok);
            others.InsertRange(at, moved);
            expected = others;
            Assert.Equal(expected, await OrderAsync(album));
        }

        var whole = expected.Order(Comparer<PhotoId>.Create((one, other) => one.Value.CompareTo(other.Value))).ToList();
        await Get<OrderAlbum>().RunAsync(_owner, _owner, album, whole, default, default);
        Assert.Equal(whole, await OrderAsync(album));
        var stranger = await Get<OrderAlbum>().RunAsync(_owner, _owner, album, [PhotoId.New(TimeProvider.System)], default, default);
        var itself = await Get<OrderAlbum>().RunAsync(_owner, _owner, album, [whole[0]], new AlbumTarget(false, whole[0]), default);
        Assert.Equal(("PHOTO_NOT_FOUND", "VALIDATION_FAILED"), (stranger.Failure!.Code, itself.Failure!.Code));
    }

    [ContractFact]
    public async Task The_trash_hides_and_gives_back_and_erasing_removes()
    {
        var album = await MakeAsync("Garden");
        var photos = await UploadAsync(3);
        await Get<FillAlbum>().AddAsync(_owner, _owner, album, photos, default);
        await Get<ChangeAlbum>().RunAsync(_owner, _owner, album, new AlbumChanges { Cover = photos[1] }, default);
        var all = await ViewAsync(album);

        await Get<TrashPhotos>().RunAsync(_owner, _owner, [photos[1]], default);
        var without = await ViewAsync(album);
        Assert.Equal([photos[0], photos[2]], await OrderAsync(album));
        await Get<TrashPhotos>().RestoreAsync(_owner, _owner, [photos[1]], default);
        var back = await ViewAsync(album);
        Assert.Equal(photos, await OrderAsync(album));
        await Get<TrashPhotos>().RunAsync(_owner, _owner, [photos[1]], default);
        await Get<EmptyTrash>().RunAsync(_owner, _owner, DateTimeOffset.MaxValue, default);
        var erased = await ViewAsync(album);

        Assert.Equal((3, 2, 3, 2), (all.Album.PhotoCount, without.Album.PhotoCount, back.Album.PhotoCount, erased.Album.PhotoCount));
        Assert.Equal((photos[1], photos[0], photos[1], photos[0]), (all.Covers[0].Id, without.Covers[0].Id, back.Covers[0].Id, erased.Covers[0].Id));
        Assert.Null(erased.Album.ChosenCover);
        Assert.Equal([photos[0], photos[2]], await OrderAsync(album));
    }

    [ContractFact]
    public async Task The_span_of_an_album_follows_its_photos()
    {
        var album = await MakeAsync("Years");
        var photos = await UploadAsync(3);
        await Get<FillAlbum>().AddAsync(_owner, _owner, album, photos, default);
        for (var i = 0; i < 3; i++)
            await Get<ChangePhotos>().RunAsync(_owner, _owner, [photos[i]], new PhotoChanges { TakenAt = new(2020 + i, 1, 1, 23, 0, 0, TimeSpan.FromHours(-5)) }, default);

        var all = await ViewAsync(album);
        await Get<TrashPhotos>().RunAsync(_owner, _owner, [photos[2]], default);
        var less = await ViewAsync(album);

        Assert.Equal((2020, 2022), (Instant.Read(all.FirstTakenLocalMs!.Value).Year, Instant.Read(all.LastTakenLocalMs!.Value).Year));
        Assert.Equal(2021, Instant.Read(less.LastTakenLocalMs!.Value).Year);
    }

    [ContractFact]
    public async Task Deleting_an_album_leaves_its_photos()
    {
        var album = await MakeAsync("Gone");
        var photos = await UploadAsync(2);
        await Get<FillAlbum>().AddAsync(_owner, _owner, album, photos, default);

        Assert.True((await Get<DeleteAlbum>().RunAsync(_owner, _owner, album, default)).Ok);

        Assert.Equal("ALBUM_NOT_FOUND", (await Get<DeleteAlbum>().RunAsync(_owner, _owner, album, default)).Failure!.Code);
        Assert.Equal(2, (await Get<ListPhotos>().RunAsync(_owner, new PhotoQuery(), default)).Total);
        Assert.Empty((await Get<ListAlbums>().RunAsync(_owner, null, 10, default)).Albums);
        Assert.True((await Get<FillAlbum>().AddAsync(_owner, _owner, await MakeAsync("Gone"), photos, default)).Ok);
    }

    [ContractFact]
    public async Task Pages_of_albums_and_of_an_album_meet_each_once()
    {
        var albums = new List<AlbumId>();
        for (var i = 0; i < 5; i++)
            albums.Add(await MakeAsync($"Album {i}"));
        var photos = await UploadAsync(5);
        await Get<FillAlbum>().AddAsync(_owner, _owner, albums[0], photos, default);

        var seen = new List<AlbumId>();
        AlbumPage page;
        Cursor? after = null;
        do
        {
            page = await Get<ListAlbums>().RunAsync(_owner, after, 2, default);
            seen.AddRange(page.Albums.Select(view => view.Album.Id));
            after = Cursor.TryDecode(page.Cursor, ListAlbums.AlbumsOrder, out var cursor) ? cursor : null;
        }
        while (page.HasMore);

        Assert.Equal((5, 5), (seen.Distinct().Count(), (int)page.Total));
        Assert.Equal(albums[0], seen[0]);
        Assert.Equal(photos, await OrderAsync(albums[0], 2));
        Assert.Equal(photos.ToHashSet(), (await Get<ListPhotos>().RunAsync(_owner, new PhotoQuery(3, Album: albums[0]), default)).Photos
            .Concat((await Get<ListPhotos>().RunAsync(_owner, new PhotoQuery(3, PhotoSort.DateAscending, Album: albums[0]), default)).Photos).Select(photo => photo.Id).ToHashSet());
        Assert.Equal((5, 0), ((await Get<ListPhotos>().RunAsync(_owner, new PhotoQuery(1, Album: albums[0]), default)).Total,
            (await Get<ListPhotos>().RunAsync(_owner, new PhotoQuery(1, Album: albums[1]), default)).Total));
    }

    [ContractFact]
    public async Task An_upload_goes_into_its_album_also_when_its_bytes_are_known_and_when_it_replaces()
    {
        var (first, second) = (await MakeAsync("First"), await MakeAsync("Second"));
        var photo = (await UploadAsync(1, first))[0];
        await UploadAsync(1, second);
        await Get<ChangeAlbum>().RunAsync(_owner, _owner, second, new AlbumChanges { Cover = photo }, default);

        var replaced = (await UploadAsync(1, null, OnDuplicate.Replace))[0];

        Assert.NotEqual(photo, replaced);
        Assert.Equal([replaced], await OrderAsync(first));
        Assert.Equal(replaced, (await ViewAsync(second)).Album.ChosenCover);
        await Get<TrashPhotos>().RestoreAsync(_owner, _owner, [photo], default);
        Assert.Equal(new HashSet<PhotoId> { photo, replaced }, (await OrderAsync(first)).ToHashSet());
        Assert.Equal(2, (await ViewAsync(first)).Album.PhotoCount);
    }

    [ContractFact]
    public async Task The_feed_alone_says_what_every_album_is()
    {
        var album = await MakeAsync("Alps", "Snow");
        var photos = await UploadAsync(4);
        await Get<FillAlbum>().AddAsync(_owner, _owner, album, photos, default);
        await Get<OrderAlbum>().RunAsync(_owner, _owner, album, [photos[3]], new AlbumTarget(false, photos[1]), default);
        await Get<FillAlbum>().RemoveAsync(_owner, _owner, album, [photos[2]], default);
        await Get<ChangeAlbum>().RunAsync(_owner, _owner, album, new AlbumChanges { Name = "The Alps", Cover = photos[1] }, default);
        await Get<DeleteAlbum>().RunAsync(_owner, _owner, await MakeAsync("Gone"), default);

        var (said, places) = (new Dictionary<Guid, JsonElement>(), new Dictionary<Guid, Dictionary<Guid, long>>());
        await using var session = await Catalog.OpenReadAsync(_owner, default);
        foreach (var change in (await ChangeFeed.ListAsync(session, 0, 1000, default)).Where(change => change.What.StartsWith("album.", StringComparison.Ordinal)))
            Replay(change, said, places);

        var (id, told) = Assert.Single(said);
        Assert.Equal((album.Value, "The Alps", "Snow", photos[1].Value),
            (id, told.GetProperty("name").GetString(), told.GetProperty("description").GetString(), told.GetProperty("cover").GetGuid()));
        Assert.Equal(await OrderAsync(album), places[id].OrderBy(place => place.Value).Select(place => new PhotoId(place.Key)));
    }

    private static void Replay(Change change, Dictionary<Guid, JsonElement> said, Dictionary<Guid, Dictionary<Guid, long>> places)
    {
        var id = change.Subject!.Value;
        if (change.What == "album.deleted")
        {
            said.Remove(id);
            return;
        }

        var after = JsonDocument.Parse(change.After!).RootElement;
        if (change.What is "album.created" or "album.updated")
            said[id] = after;
        if (!after.TryGetProperty("photos", out var photos))
            return;
        var album = places.TryGetValue(id, out var known) ? known : places[id] = [];
        foreach (var photo in photos.EnumerateArray())
        {
            if (change.What == "album.photos-removed")
                album.Remove(photo[0].GetGuid());
            else
                album[photo[0].GetGuid()] = photo[1].GetInt64();
        }
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private async Task<AlbumId> MakeAsync(string name, string? description = null) =>
        (await Get<CreateAlbum>().RunAsync(_owner, _owner, name, description, default)).Value.Album.Id;

    private async Task<AlbumView> ViewAsync(AlbumId album) => (await Get<ListAlbums>().GetAsync(_owner, album, default)).Value;

    private async Task<List<PhotoId>> UploadAsync(int count, AlbumId? album = null, OnDuplicate? duplicates = null)
    {
        var photos = new List<PhotoId>();
        for (var seed = 1; seed <= count; seed++)
        {
            var content = LibraryRooms.Gif(seed);
            var announced = new UploadAnnouncement($"picture{seed}.gif", content.Length, OnDuplicate: duplicates, Album: album);
            photos.Add((await Get<UploadWhole>().RunAsync(_owner, _owner, announced, new MemoryStream(content), default)).Value.Photo!.Id);
        }

        return photos;
    }

    private async Task<List<PhotoId>> OrderAsync(AlbumId album, int limit = 100)
    {
        var photos = new List<PhotoId>();
        PhotoPage page;
        Cursor? after = null;
        do
        {
            page = (await Get<ListAlbums>().ListPhotosAsync(_owner, album, after, limit, default)).Value;
            photos.AddRange(page.Photos.Select(photo => photo.Id));
            after = Cursor.TryDecode(page.Cursor, ListAlbums.PhotosOrder, out var cursor) ? cursor : null;
        }
        while (page.HasMore);
        Assert.Equal(page.Total, photos.Count);
        return photos;
    }
}
