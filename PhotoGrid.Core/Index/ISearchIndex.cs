using PhotoGrid.Foundation;

namespace PhotoGrid.Index;

/// <summary>
/// Finds photos by words. One index a user, made from the catalog and rebuildable from it at any time: losing it loses nothing. It answers
/// sets of numbers; ranking, dates and filters are the caller's. Safe for concurrent use; a step is seen whole or not at all.
/// </summary>
public interface ISearchIndex : IAsyncDisposable
{
    /// <summary>How far it has come; <see cref="IndexState.Empty"/> where there is none, or one of another format.</summary>
    ValueTask<IndexState> StateAsync(UserId owner, CancellationToken ct);

    /// <summary>Applies one step. The same step twice is the same as once, and an older version never replaces a newer one.</summary>
    ValueTask ApplyAsync(UserId owner, IndexBatch batch, CancellationToken ct);

    /// <summary>
    /// The numbers of photos that have this word in this field, ascending; with <paramref name="prefix"/> a word that begins with it. The
    /// word is one of <see cref="Words.Of"/>.
    /// </summary>
    ValueTask<IReadOnlyList<int>> FindAsync(UserId owner, SearchField field, string word, bool prefix, CancellationToken ct);

    /// <summary>Words of any field that begin with <paramref name="start"/>, at most <paramref name="limit"/>, in order. Some may be of no photo any more.</summary>
    ValueTask<IReadOnlyList<string>> ListWordsAsync(UserId owner, string start, int limit, CancellationToken ct);

    /// <summary>Names made or renamed by a step later than <paramref name="step"/>, by id. A name keeps its id until the index is cleared.</summary>
    ValueTask<IReadOnlyList<IndexedName>> ListNamesAsync(UserId owner, long step, CancellationToken ct);

    /// <summary>Entries written by a step later than <paramref name="step"/>, and the newest step; removed ones have no facts.</summary>
    ValueTask<(long Step, IReadOnlyList<IndexEntry> Entries)> ListEntriesAsync(UserId owner, long step, CancellationToken ct);

    /// <summary>Throws everything of a user away.</summary>
    ValueTask ClearAsync(UserId owner, CancellationToken ct);
}
