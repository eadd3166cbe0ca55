using System.Text;
using System.Text.Json;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Library.Sidecars;

/// <summary>What the operation log says of sidecars: enough for a rebuild to find the file and whose it is.</summary>
internal static class SidecarLog
{
    public static async Task AddedAsync(CatalogSession session, ChangeFeed feed, UserId actor, Sidecar sidecar, CancellationToken ct)
    {
        var original = await OriginalStore.FindAsync(session, sidecar.Original, ct);
        await feed.AppendAsync(session, actor, "sidecar.added", sidecar.Original, null, Write(json =>
        {
            json.WriteString("filename", sidecar.Filename);
            json.WriteString("folder", sidecar.Folder);
            json.WriteString("key", original!.Key.Value);
            json.WriteNumber("size", original.Size);
            json.WriteString("sha256", original.Sha256.ToString());
        }), ct);
    }

    public static async Task MatchedAsync(CatalogSession session, ChangeFeed feed, UserId actor, Sidecar sidecar, PhotoId photo, CancellationToken ct) =>
        await feed.AppendAsync(session, actor, "sidecar.matched", sidecar.Original, null, Write(json => json.WriteString("photo", photo.Value)), ct);

    private static string Write(Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
