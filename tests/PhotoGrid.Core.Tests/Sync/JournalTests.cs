using System.Text.Json;
using PhotoGrid.Catalog;
using PhotoGrid.Core.Tests.Columns;
using PhotoGrid.Storage;
using PhotoGrid.Sync.Journal;

namespace PhotoGrid.Core.Tests.Sync;

public sealed class JournalTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private string Originals => Path.Combine(_library.Folder, "originals");

    private string Folder => Path.Combine(Originals, _library.Owner.ToString(), ".journal");

    [Fact]
    public async Task Every_change_becomes_one_line_in_order_with_what_came_after()
    {
        var photo = Guid.NewGuid();
        await _library.SayAsync("photo.added", photo, null, """{"filename":"a\nb.jpg"}""");
        await _library.SayAsync("album.created", null, """{"was":1}""", null);

        await Writer().RunAsync(_library.Owner, default);

        var lines = Lines();
        Assert.Equal([1, 2], Numbers());
        Assert.Equal("a\nb.jpg", lines[0].GetProperty("after").GetProperty("filename").GetString());
        Assert.Equal(photo, lines[0].GetProperty("subject").GetGuid());
        Assert.Equal(["number", "at", "actor", "what"], lines[1].EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Writing_goes_on_where_it_ended_whoever_writes()
    {
        await SayAsync(3);
        var writer = Writer();
        Assert.Equal(3, await writer.RunAsync(_library.Owner, default));
        Assert.Equal(3, await writer.RunAsync(_library.Owner, default));
        await SayAsync(2);
        await writer.RunAsync(_library.Owner, default);
        await SayAsync(1);
        await Writer().RunAsync(_library.Owner, default);

        Assert.Equal([1, 2, 3, 4, 5, 6], Numbers());
        await using var session = await _library.Catalog.OpenReadAsync(_library.Owner, default);
        Assert.Equal(6, await Counters.ReadAsync(session, Counters.Journaled, default));
    }

    [Fact]
    public async Task A_crash_after_the_lines_and_before_the_position_writes_nothing_twice()
    {
        await SayAsync(3);
        await Writer().RunAsync(_library.Owner, default);
        await SetPositionAsync(1);
        await SayAsync(1);

        await Writer().RunAsync(_library.Owner, default);

        Assert.Equal([1, 2, 3, 4], Numbers());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(5000)]
    public async Task Half_a_line_at_the_end_is_written_again_whole(int bytesLost)
    {
        await _library.SayAsync("photo.added", Guid.NewGuid(), null, "{}");
        await _library.SayAsync("photo.added", Guid.NewGuid(), null, $$"""{"description":"{{new string('x', 6000)}}"}""");
        await Writer().RunAsync(_library.Owner, default);
        using (var file = File.OpenWrite(Directory.GetFiles(Folder).Single()))
            file.SetLength(file.Length - bytesLost);

        await Writer().RunAsync(_library.Owner, default);

        Assert.Equal([1, 2], Numbers());
    }

    [Fact]
    public async Task A_journal_that_was_lost_is_written_from_the_beginning()
    {
        await SayAsync(3);
        await Writer().RunAsync(_library.Owner, default);
        Directory.Delete(Folder, recursive: true);

        await Writer().RunAsync(_library.Owner, default);

        Assert.Equal([1, 2, 3], Numbers());
    }

    [Fact]
    public async Task A_library_restored_to_an_earlier_state_goes_on_and_the_later_line_counts()
    {
        await SayAsync(3);
        await Writer().RunAsync(_library.Owner, default);
        File.AppendAllText(Directory.GetFiles(Folder).Single(), """{"number":9,"at":"2026-01-01T00:00:00+00:00","actor":"","what":"photo.added"}""" + "\n");

        await Writer().RunAsync(_library.Owner, default);
        await SayAsync(1);
        await Writer().RunAsync(_library.Owner, default);

        Assert.Equal(9, Numbers()[3]);
        Assert.DoesNotContain(4, Numbers()[..3]);
    }

    [Fact]
    public async Task Erasing_a_photo_takes_its_content_out_of_all_earlier_lines()
    {
        var (gone, kept) = (Guid.NewGuid(), Guid.NewGuid());
        await _library.SayAsync("photo.added", gone, null, """{"filename":"secret.jpg"}""");
        await _library.SayAsync("photo.added", kept, null, """{"filename":"kept.jpg"}""");
        await Writer().RunAsync(_library.Owner, default);
        await _library.SayAsync("photo.erased", gone);

        await Writer().RunAsync(_library.Owner, default);

        Assert.Equal([1, 2, 3], Numbers());
        Assert.DoesNotContain("secret", File.ReadAllText(Directory.GetFiles(Folder).Single()));
        Assert.Equal("photo.added", Lines()[0].GetProperty("what").GetString());
        Assert.Equal("kept.jpg", Lines()[1].GetProperty("after").GetProperty("filename").GetString());
    }

    [Fact]
    public async Task A_line_written_by_hand_stops_nothing_and_is_kept()
    {
        await SayAsync(2);
        await Writer().RunAsync(_library.Owner, default);
        File.AppendAllText(Directory.GetFiles(Folder).Single(), "note to self\n");
        await SayAsync(1);

        await Writer().RunAsync(_library.Owner, default);

        var text = File.ReadAllLines(Directory.GetFiles(Folder).Single());
        Assert.Equal("note to self", text[2]);
        Assert.Equal(3, JournalLine.Read(System.Text.Encoding.UTF8.GetBytes(text[3]))!.Value.Number);
    }

    [Fact]
    public async Task A_disk_that_is_not_mounted_gets_nothing_written_beside_it()
    {
        await SayAsync(1);
        await File.WriteAllTextAsync(Path.Combine(_library.Folder, "note"), "The disk was mounted once.");
        var writer = new WriteJournal(_library.Catalog, Originals, new MountSentinel(Originals, Path.Combine(_library.Folder, "note")));

        await Assert.ThrowsAsync<StorageOfflineException>(() => writer.RunAsync(_library.Owner, default));

        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task The_next_start_finds_whose_changes_a_crash_left_unwritten()
    {
        using var marks = new JournalMarks(_library.Catalog, _library.Feed);
        await SayAsync(2);
        Assert.Equal([_library.Owner], marks.Take());
        Assert.Empty(marks.Take());

        using var next = new JournalMarks(_library.Catalog, _library.Feed);
        await next.RecallAsync(default);

        Assert.Equal([_library.Owner], next.Take());
    }

    [Fact]
    public async Task A_mark_goes_only_when_everything_is_written()
    {
        using var marks = new JournalMarks(_library.Catalog, _library.Feed);
        await SayAsync(2);
        await marks.LowerAsync(_library.Owner, 1, default);
        Assert.Equal([_library.Owner], marks.Marked);
        await marks.LowerAsync(_library.Owner, 2, default);
        Assert.Empty(marks.Marked);

        using var next = new JournalMarks(_library.Catalog, _library.Feed);
        await next.RecallAsync(default);
        Assert.Empty(next.Take());
        await SayAsync(1);
        Assert.Equal([_library.Owner], next.Marked);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private WriteJournal Writer() => new(_library.Catalog, Originals, null);

    private async Task SayAsync(int times)
    {
        for (var i = 0; i < times; i++)
            await _library.SayAsync("photo.updated", Guid.NewGuid(), null, "{}");
    }

    private async Task SetPositionAsync(long number)
    {
        await using var session = await _library.Catalog.OpenAsync(_library.Owner, default);
        await Counters.SetAsync(session, Counters.Journaled, number, default);
        await session.CommitAsync(default);
    }

    private List<JsonElement> Lines() =>
        [.. Directory.GetFiles(Folder, "*.jsonl").Order().SelectMany(File.ReadAllLines).Select(line => JsonDocument.Parse(line).RootElement)];

    private List<long> Numbers() => [.. Lines().Select(line => line.GetProperty("number").GetInt64())];
}
