using PhotoGrid.Foundation;
using PhotoGrid.Index;

namespace PhotoGrid.Contracts.Index;

/// <summary>What every search index promises.</summary>
public abstract class SearchIndexContract
{
    private readonly UserId _owner = UserId.New(TimeProvider.System);

    protected abstract ISearchIndex Index { get; }

    [ContractFact]
    public async Task A_word_is_found_in_its_field_whole_and_by_its_beginning()
    {
        await ApplyAsync(1, [Photo(3, (SearchField.Tag, "Beach ball")), Photo(1, (SearchField.Tag, "beach")), Photo(2, (SearchField.Caption, "beaches of Ålesund"))]);

        Assert.Equal([1, 3], await Index.FindAsync(_owner, SearchField.Tag, "beach", false, default));
        Assert.Empty(await Index.FindAsync(_owner, SearchField.Caption, "beach", false, default));
        Assert.Equal([2], await Index.FindAsync(_owner, SearchField.Caption, "beach", true, default));
        Assert.Equal([2], await Index.FindAsync(_owner, SearchField.Caption, "alesund", false, default));
    }

    [ContractFact]
    public async Task One_owner_never_finds_anothers()
    {
        var other = UserId.New(TimeProvider.System);
        await ApplyAsync(1, [Photo(1, (SearchField.Tag, "beach"))]);
        await Index.ApplyAsync(other, new IndexBatch(1, [Photo(7, (SearchField.Tag, "beach"))], [], new IndexState(1, -1, 0)), default);

        Assert.Equal([1], await Index.FindAsync(_owner, SearchField.Tag, "beach", false, default));
        Assert.Equal([7], await Index.FindAsync(other, SearchField.Tag, "beach", false, default));
        await Index.ClearAsync(_owner, default);
        Assert.Empty(await Index.FindAsync(_owner, SearchField.Tag, "beach", true, default));
        Assert.Equal([7], await Index.FindAsync(other, SearchField.Tag, "beach", false, default));
        Assert.Equal(IndexState.Empty, await Index.StateAsync(_owner, default));
    }

    [ContractFact]
    public async Task The_same_step_twice_is_once_and_an_older_version_never_wins()
    {
        var newer = new IndexBatch(5, [Photo(1, (SearchField.Tag, "cat"))], [2], new IndexState(5, -1, 0));
        await ApplyAsync(4, [Photo(2, (SearchField.Tag, "dog"))]);
        await Index.ApplyAsync(_owner, newer, default);
        await Index.ApplyAsync(_owner, newer, default);
        await ApplyAsync(3, [Photo(1, (SearchField.Tag, "dog")), Photo(2, (SearchField.Tag, "dog"))]);

        Assert.Equal([1], await Index.FindAsync(_owner, SearchField.Tag, "cat", false, default));
        Assert.Empty(await Index.FindAsync(_owner, SearchField.Tag, "dog", false, default));
    }

    [ContractFact]
    public async Task What_is_put_again_loses_its_old_words()
    {
        await ApplyAsync(1, [Photo(1, (SearchField.Tag, "dog"))]);
        await ApplyAsync(2, [Photo(1, (SearchField.Tag, "cat"))]);

        Assert.Empty(await Index.FindAsync(_owner, SearchField.Tag, "dog", false, default));
        Assert.Equal([1], await Index.FindAsync(_owner, SearchField.Tag, "cat", false, default));
        Assert.Equal(["cat", "dog"], await Index.ListWordsAsync(_owner, "", 10, default));
        Assert.Equal(["cat"], await Index.ListWordsAsync(_owner, "c", 10, default));
    }

    [ContractFact]
    public async Task Entries_names_and_state_are_told_from_a_step_on()
    {
        await Index.ApplyAsync(_owner, new IndexBatch(1, [Photo(1, new PhotoFacts(5_000_000_000, 4000, 3000, 200, 5), "Anna")], [], new IndexState(0, 1, 9)), default);
        var (first, entries) = await Index.ListEntriesAsync(_owner, 0, default);
        var state = await Index.StateAsync(_owner, default);
        await Index.ApplyAsync(_owner, new IndexBatch(2, [Photo(2, default, "Anna")], [1], new IndexState(9, -1, 0)), default);
        var (second, later) = await Index.ListEntriesAsync(_owner, first, default);

        var entry = Assert.Single(entries);
        var name = Assert.Single(await Index.ListNamesAsync(_owner, 0, default));
        Assert.Equal((1, new PhotoFacts(5_000_000_000, 4000, 3000, 200, 5)), (entry.Number, entry.Facts!.Facts));
        Assert.Equal([name.Id], entry.Facts.Names);
        Assert.Equal((NameKind.Person, "anna", "Anna"), (name.Kind, name.Key, name.Name));
        Assert.Equal(new IndexState(0, 1, 9), state);
        Assert.True(second > first);
        Assert.Equal([(1, true), (2, false)], later.OrderBy(one => one.Number).Select(one => (one.Number, one.Facts is null)));
        Assert.Empty((await Index.ListEntriesAsync(_owner, second, default)).Entries);
    }

    [ContractFact]
    public async Task A_name_that_changes_keeps_its_number_and_is_told_again()
    {
        await ApplyAsync(1, [Photo(1, default, "Anna")]);
        var before = Assert.Single(await Index.ListNamesAsync(_owner, 0, default));
        var (step, _) = await Index.ListEntriesAsync(_owner, 0, default);
        await ApplyAsync(2, [new SearchDocument(1, default, [new SearchName(NameKind.Person, "anna", "Anna B.")], [])]);

        var after = Assert.Single(await Index.ListNamesAsync(_owner, step, default));
        Assert.Equal((before.Id, "Anna B."), (after.Id, after.Name));
    }

    [ContractFact]
    public async Task Words_of_every_script_and_of_a_hostile_text_do_no_harm()
    {
        var text = "東京 \"quote' OR 1=1 -- * NEAR(x) Łódź हिन्दी 😀 " + new string('z', 200);
        await ApplyAsync(1, [Photo(1, (SearchField.Text, text))]);

        foreach (var word in Words.Of(text))
            Assert.Equal([1], await Index.FindAsync(_owner, SearchField.Text, word, false, default));
        Assert.Equal([1], await Index.FindAsync(_owner, SearchField.Text, "東", true, default));
    }

    protected static SearchDocument Photo(int number, params (SearchField Field, string Text)[] texts) =>
        new(number, default, [], [.. texts.Select(text => new SearchText(text.Field, text.Text))]);

    private static SearchDocument Photo(int number, PhotoFacts facts, string person) =>
        new(number, facts, [new SearchName(NameKind.Person, Folding.Fold(person), person)], [new SearchText(SearchField.Person, person)]);

    private Task ApplyAsync(long version, IReadOnlyList<SearchDocument> photos) =>
        Index.ApplyAsync(_owner, new IndexBatch(version, photos, [], new IndexState(version, -1, 0)), default).AsTask();
}
