using System.Text;
using System.Text.Json;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Import.Dav;

/// <summary>
/// What the operation log says of files that are neither photo nor video: enough to rebuild a lost catalog, path and key included. Photos
/// have their own lines; their paths are not logged.
/// </summary>
public sealed class FileLog(ChangeFeed feed)
{
    /// <summary>A file came, or other bytes to its path.</summary>
    internal const string Added = "file.added";

    /// <summary>It went to the trash.</summary>
    internal const string Deleted = "file.deleted";

    /// <summary>It came back.</summary>
    internal const string Restored = "file.restored";

    /// <summary>It is gone for good.</summary>
    internal const string Erased = "file.erased";

    /// <summary>The last line of a file; what earlier ones said of it goes, as it does for photos.</summary>
    internal async Task EraseAsync(CatalogSession session, UserId actor, Guid file, CancellationToken ct)
    {
        await PhotoStore.BlankChangesAsync(session, new PhotoId(file), ct);
        await feed.AppendAsync(session, actor, Erased, file, null, null, ct);
    }

    internal async Task WriteAsync(CatalogSession session, UserId actor, string what, DavEntry file, DavPath path, CancellationToken ct)
    {
        var original = what == Added && file.Original is { } id ? await OriginalStore.FindAsync(session, id, ct) : null;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("path", path.ToString());
            if (original is not null)
            {
                json.WriteString("key", original.Key.Value);
                json.WriteNumber("size", file.Size);
                json.WriteString("sha256", original.Sha256.ToString());
                json.WriteNumber("modified_at", file.ModifiedAtMs);
            }

            json.WriteEndObject();
        }

        await feed.AppendAsync(session, actor, what, file.Id, null, Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length), ct);
    }
}
