using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using PhotoGrid.Caching;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>
/// Pages of photos as they are sent, kept under the number of the library's newest change: whatever changes makes another key, so a
/// page that is found is never stale.
/// </summary>
internal sealed class PhotoPages(ListPhotos list, ChangeFeed feed, ICatalog catalog, ICache cache)
{
    // Nobody pages on for longer; the keys of older changes only take up room.
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(10);

    /// <summary>The JSON of <c>data</c>, and the total. <paramref name="asked"/> is the text that <paramref name="query"/> was read from.</summary>
    public async Task<(ReadOnlyMemory<byte> Data, long Total)> GetAsync(UserId owner, PhotoQuery query, string asked, CancellationToken ct)
    {
        // Read before the page: one that is newer than its key is found by nobody who knows of the change.
        var head = await feed.HeadAsync(catalog, owner, ct);
        var page = await cache.GetOrMakeAsync($"photo-page/{owner}/{head}{asked}", _kept, token => MakeAsync(owner, query, token), ct);
        return (page.AsMemory(sizeof(long)), BinaryPrimitives.ReadInt64LittleEndian(page));
    }

    private async ValueTask<byte[]?> MakeAsync(UserId owner, PhotoQuery query, CancellationToken ct)
    {
        var page = await list.RunAsync(owner, query, ct);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(sizeof(long)), page.Total);
        buffer.Advance(sizeof(long));
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, Encoder = ApiJson.Encoder }))
            PhotoWriter.WritePage(json, owner, page);
        return buffer.WrittenSpan.ToArray();
    }
}
