using System.Runtime.InteropServices;
using PhotoGrid.Catalog;

namespace PhotoGrid.Columns;

/// <summary>Makes snapshots from the catalog; each reads one consistent state, so its photos and its change number belong together.</summary>
internal static class ColumnsReading
{
    /// <summary>Reads every photo.</summary>
    public static async Task<LibraryColumns> BuildAsync(CatalogSession session, CancellationToken ct)
    {
        var head = await ChangeFeed.HeadAsync(session, ct);
        var names = new ColumnNames();
        var rows = await ColumnStore.ListAsync(session, names, ct);
        return new LibraryColumns(session.Owner, head, ColumnChunks.Pack(CollectionsMarshal.AsSpan(rows)), names);
    }

    /// <summary>
    /// Reads the photos that changed since <paramref name="known"/>. Every change of a photo's row has a line in the feed with the photo as
    /// its subject; where that can't be relied on (lines missing, subject blanked) or too much changed, everything is read.
    /// </summary>
    public static async Task<LibraryColumns> CatchUpAsync(CatalogSession session, LibraryColumns known, CancellationToken ct)
    {
        var head = await ChangeFeed.HeadAsync(session, ct);
        if (head == known.Change)
            return known;

        // A row by its id costs about four times what it costs in a scan of all.
        var behind = head - known.Change;
        if (behind < 0 || behind > 1000 + (known.Rows / 4))
            return await BuildAsync(session, ct);

        var lines = await ColumnStore.ListSubjectsAsync(session, known.Change, (int)behind, ct);
        if (lines.Count != behind || lines.Exists(line => line.Subject is null && line.What.StartsWith("photo.", StringComparison.Ordinal)))
            return await BuildAsync(session, ct);

        var touched = lines.Where(line => line.Subject is not null).Select(line => line.Subject!.Value).ToHashSet();
        var fresh = await ColumnStore.ListChangedAsync(session, known.Change, known.Names, ct);
        return new LibraryColumns(known.Owner, head, ColumnChunks.Apply(known.Chunks, touched, fresh), known.Names);
    }
}
