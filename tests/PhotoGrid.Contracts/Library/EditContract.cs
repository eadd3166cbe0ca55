using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Catalog;
using PhotoGrid.Editing;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Edits;
using PhotoGrid.Library;
using PhotoGrid.Uploads;

namespace PhotoGrid.Contracts.Library;

/// <summary>The store of edits, through its operations: the shared SQL does the same on every catalog.</summary>
public abstract class EditContract : IAsyncLifetime
{
    private static readonly EditPlan _turned = new() { Turns = 1, Adjust = new Adjustments { Warmth = -12.5 } };

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
    public async Task An_edit_is_on_the_row_and_in_the_log_with_what_was_before()
    {
        var photo = await ReadyAsync(1);

        var edited = (await EditAsync(photo, _turned)).Value;

        Assert.Equal(edited, await FindAsync(photo));
        Assert.Equal(("""[{"type":"rotate","degrees":90},{"type":"adjust","warmth":-12.5}]""", 300, 400, photo.Renditions + 1, photo.Version + 1),
            (edited.EditsJson, edited.Width, edited.Height, edited.Renditions, edited.Version));
        await using var session = await Catalog.OpenReadAsync(_owner, default);
        var change = (await ChangeFeed.ListAsync(session, 0, 100, default))[^1];
        Assert.Equal(("photo.updated", photo.Id.Value, _owner), (change.What, change.Subject, change.Actor));
        Assert.Contains("\"edits\":null,\"width\":400,\"height\":300", change.Before, StringComparison.Ordinal);
        Assert.Contains("\"edits\":[{\"type\":\"rotate\"", change.After, StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task The_same_edit_writes_nothing()
    {
        var photo = await ReadyAsync(2);
        var edited = (await EditAsync(photo, _turned)).Value;
        var head = await HeadAsync();

        var again = (await EditAsync(photo, _turned)).Value;

        Assert.Equal(edited, again);
        Assert.Equal(head, await HeadAsync());
    }

    [ContractFact]
    public async Task Reverting_brings_back_how_it_looked_before_any_edit()
    {
        var photo = await ReadyAsync(3);
        await EditAsync(photo, _turned);
        await EditAsync(photo, _turned with { Crop = new CropBox(0, 0, 0.5, 0.5) });

        var reverted = (await Get<EditPhoto>().RevertAsync(_owner, _owner, photo.Id, default)).Value;

        Assert.Equal(photo with { Renditions = photo.Renditions + 3, Version = photo.Version + 3, UpdatedAtMs = reverted.UpdatedAtMs }, reverted);
    }

    [ContractFact]
    public async Task Where_pictures_cannot_be_made_the_last_ones_that_were_stay()
    {
        var photo = await ReadyAsync(4);
        var first = (await EditAsync(photo, _turned)).Value;
        var second = (await EditAsync(photo, new EditPlan { Filter = "mono" })).Value;

        await Get<RenderEdits>().FallBackAsync(_owner, photo.Id, first.Renditions, "too late", default);
        Assert.Equal(second, await FindAsync(photo));
        await Get<RenderEdits>().FallBackAsync(_owner, photo.Id, second.Renditions, "It is cursed.", default);

        var now = await FindAsync(photo);
        Assert.Equal((null, 400, 300, second.Renditions + 1, second.Version), (now.EditsJson, now.Width, now.Height, now.Renditions, now.Version));
        Assert.Equal("The edit could not be made: It is cursed.", now.ProcessingError);
        Assert.Equal(0, await RowsAsync());
    }

    [ContractFact]
    public async Task Nothing_is_left_of_the_edits_of_an_erased_photo()
    {
        var photo = await ReadyAsync(5);
        await EditAsync(photo, _turned);
        Assert.Equal(1, await RowsAsync());

        await Get<TrashPhotos>().RunAsync(_owner, _owner, [photo.Id], default);
        await Get<EmptyTrash>().RunAsync(_owner, _owner, DateTimeOffset.MaxValue, default);

        Assert.Equal(0, await RowsAsync());
    }

    [ContractFact]
    public async Task What_is_not_ready_is_refused()
    {
        var photo = await UploadAsync(6);

        var pending = await EditAsync(photo, _turned);
        var absent = await Get<EditPhoto>().RunAsync(_owner, _owner, new PhotoId(Guid.NewGuid()), _turned, null, default);

        Assert.Equal(("CONFLICT", "PHOTO_NOT_FOUND"), (pending.Failure!.Code, absent.Failure!.Code));
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private Task<Result<Photo>> EditAsync(Photo photo, EditPlan plan) => Get<EditPhoto>().RunAsync(_owner, _owner, photo.Id, plan, null, default);

    private async Task<Photo> FindAsync(Photo photo) => (await Get<ListPhotos>().GetAsync(_owner, photo.Id, default)).Value;

    private async Task<long> HeadAsync()
    {
        await using var session = await Catalog.OpenReadAsync(_owner, default);
        return await ChangeFeed.HeadAsync(session, default);
    }

    private async Task<long> RowsAsync()
    {
        await using var session = await Catalog.OpenReadAsync(_owner, default);
        return await session.Sql.NumberAsync("SELECT count(*) FROM photo_edits WHERE owner_id = @owner", new Sqlite.SqlArgs { ["owner"] = session.OwnerBytes }, default) ?? 0;
    }

    private async Task<Photo> UploadAsync(int seed)
    {
        var content = LibraryRooms.Gif(seed);
        var uploaded = await Get<UploadWhole>().RunAsync(_owner, _owner, new UploadAnnouncement("picture.gif", content.Length), new MemoryStream(content), default);
        return uploaded.Value.Photo!;
    }

    // As if it had been decoded: no worker runs here.
    private async Task<Photo> ReadyAsync(int seed)
    {
        var photo = await UploadAsync(seed);
        await using var session = await Catalog.OpenAsync(_owner, default);
        var ready = photo with { Processing = Processing.Ready, Width = 400, Height = 300, Blurhash = "LEHV6nWB2yk8pyo0adR*.7kCMdnj", Color = 0x123456, PerceptualHash = 77, DominantColorsJson = "[]" };
        ready = await Get<ChangePhotos>().WriteAsync(session, default, PhotoLog.Processed, photo, ready, default);
        await session.CommitAsync(default);
        return ready;
    }
}
