namespace PhotoGrid.Index;

/// <summary>A photo as the index holds it.</summary>
/// <param name="Number">The photo's number.</param>
/// <param name="Facts">What filters ask for and the columns do not have.</param>
/// <param name="Names">What it can be counted under.</param>
/// <param name="Texts">What its words are taken from.</param>
public sealed record SearchDocument(int Number, PhotoFacts Facts, IReadOnlyList<SearchName> Names, IReadOnlyList<SearchText> Texts)
{
    /// <summary>Every word with its field's letter before it, each once.</summary>
    internal HashSet<string> FieldWords()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in Texts)
        {
            foreach (var word in Words.Of(text.Text))
                words.Add((char)text.Field + word);
        }

        return words;
    }
}

/// <summary>Numbers of a photo that filters compare.</summary>
/// <param name="Size">Bytes of the original.</param>
/// <param name="Width">Pixels, after orientation.</param>
/// <param name="Height">Pixels, after orientation.</param>
/// <param name="Iso">ISO speed, 0 where unknown.</param>
/// <param name="Colors">One bit a named colour; what they mean is the caller's.</param>
public readonly record struct PhotoFacts(long Size, int Width, int Height, int Iso, int Colors);

/// <summary>A name with what it is of; photos with the same kind and key are counted together.</summary>
public readonly record struct SearchName(NameKind Kind, string Key, string Name);

/// <summary>A text of a photo.</summary>
public readonly record struct SearchText(SearchField Field, string Text);

/// <summary>What happens to an index in one step, all or nothing.</summary>
/// <param name="Version">The change number at which the photos were read: an entry of a later one stays as it is.</param>
/// <param name="Put">Photos as they are now, in place of what the index had of them.</param>
/// <param name="Remove">Numbers of photos that are gone.</param>
/// <param name="State">How far the index has come with this step.</param>
public sealed record IndexBatch(long Version, IReadOnlyList<SearchDocument> Put, IReadOnlyList<int> Remove, IndexState State);

/// <summary>How far an index has come.</summary>
/// <param name="Head">It has every change up to this number; 0 while it was never whole.</param>
/// <param name="Building">While it is built from the rows: photos up to this number are in. -1 when it is not.</param>
/// <param name="Target">What the head will be when the building is done.</param>
public readonly record struct IndexState(long Head, long Building, long Target)
{
    /// <summary>Nothing in it yet.</summary>
    public static IndexState Empty => new(0, -1, 0);

    /// <summary>Whether it is being built from the rows.</summary>
    public bool IsBuilding => Building >= 0;
}

/// <summary>An entry of the index: the photo's number, the version it was written with, and its facts; null once it was removed.</summary>
public readonly record struct IndexEntry(int Number, long Version, EntryFacts? Facts);

/// <summary>What is kept in memory of a photo: its facts and the ids of its names.</summary>
public sealed record EntryFacts(PhotoFacts Facts, int[] Names);

/// <summary>A name as the index numbered it.</summary>
public sealed record IndexedName(int Id, NameKind Kind, string Key, string Name);
