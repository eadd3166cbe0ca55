using System.Text.RegularExpressions;
using PhotoGrid.Caching;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Storage;

namespace PhotoGrid.Library.Renditions;

/// <summary>
/// Where renditions are: derived, may be deleted at any time. The key says all: <c>owner/thousand/number_size.v3.webp</c>, so that no table
/// of thumbnails is needed. Small ones that were shown lately are kept in memory.
/// </summary>
public sealed partial class RenditionBlobs(IBlobStore store, ICache cache)
{
    private static readonly TimeSpan _kept = TimeSpan.FromHours(6);
    private static readonly string[] _extensions = ["webp", "avif", "jpg"];

    /// <summary>The sizes there are: the longest side in pixels.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [150, 400, 800, 1920];

    /// <summary>The extension of a format in addresses and keys.</summary>
    public static string ExtensionOf(RenditionFormat format) => _extensions[(int)format];

    /// <summary>The key of one rendition of one state of a photo.</summary>
    public static BlobKey KeyOf(UserId owner, long number, RenditionSpec spec, long version) =>
        BlobKey.Parse($"{owner}/{number / 1000}/{number}_{spec.Size}.v{version}.{ExtensionOf(spec.Format)}");

    /// <summary>The bytes of a rendition, or null when it was not made yet. Don't change them: they are shared.</summary>
    public ValueTask<byte[]?> ReadAsync(UserId owner, long number, RenditionSpec spec, long version, CancellationToken ct)
    {
        var key = KeyOf(owner, number, spec, version);
        return cache.GetOrMakeAsync(CacheKeyOf(key), _kept, token => ReadAsync(key, token), ct);
    }

    /// <summary>Keeps a rendition; one that is there already stays.</summary>
    public async Task PutAsync(UserId owner, Photo photo, Rendition rendition, CancellationToken ct)
    {
        using var content = new MemoryStream(rendition.Content, writable: false);
        await store.PutAsync(KeyOf(owner, photo.Number, rendition.Spec, photo.Renditions), content, rendition.Content.Length, ct);
    }

    /// <summary>Gives what was made of one state of a photo to another that looks the same.</summary>
    internal async Task CopyAsync(UserId owner, long number, long from, long to, CancellationToken ct)
    {
        foreach (var size in Sizes)
        {
            foreach (var format in Enum.GetValues<RenditionFormat>())
            {
                var spec = new RenditionSpec(size, format);
                if (await ReadAsync(KeyOf(owner, number, spec, from), ct) is not { } bytes)
                    continue;
                using var content = new MemoryStream(bytes, writable: false);
                await store.PutAsync(KeyOf(owner, number, spec, to), content, bytes.Length, ct);
            }
        }
    }

    /// <summary>Removes every rendition of a photo as it is now.</summary>
    public async Task DeleteAsync(UserId owner, Photo photo, CancellationToken ct)
    {
        foreach (var size in Sizes)
        {
            foreach (var format in Enum.GetValues<RenditionFormat>())
            {
                var key = KeyOf(owner, photo.Number, new RenditionSpec(size, format), photo.Renditions);
                await store.DeleteAsync(key, ct);
                await cache.RemoveAsync(CacheKeyOf(key), ct);
            }
        }
    }

    /// <summary>Removes everything of one owner's, whose numbers are never used again.</summary>
    public async Task EraseAsync(UserId owner, CancellationToken ct)
    {
        await foreach (var blob in store.ListAsync($"{owner}/", null, ct))
        {
            await store.DeleteAsync(blob.Key, ct);
            await cache.RemoveAsync(CacheKeyOf(blob.Key), ct);
        }
    }

    /// <summary>Every rendition of an owner's, by what its key says; a key of another form is passed over.</summary>
    internal async Task<List<MadeRendition>> ListAsync(UserId owner, CancellationToken ct)
    {
        var made = new List<MadeRendition>();
        await foreach (var blob in store.ListAsync($"{owner}/", null, ct))
        {
            var name = KeyForm().Match(blob.Key.Value);
            if (name.Success && long.TryParse(name.Groups[1].ValueSpan, out var number) && long.TryParse(name.Groups[2].ValueSpan, out var version))
                made.Add(new MadeRendition(blob.Key, number, version));
        }

        return made;
    }

    internal async Task DeleteAsync(MadeRendition made, CancellationToken ct)
    {
        await store.DeleteAsync(made.Key, ct);
        await cache.RemoveAsync(CacheKeyOf(made.Key), ct);
    }

    [GeneratedRegex(@"/(\d{1,18})_\d{1,5}\.v(\d{1,18})\.[a-z]+$")]
    private static partial Regex KeyForm();

    private static string CacheKeyOf(BlobKey key) => key.Value;

    private async ValueTask<byte[]?> ReadAsync(BlobKey key, CancellationToken ct)
    {
        if (await store.OpenAsync(key, null, ct) is not { } content)
            return null;
        await using (content)
        {
            var bytes = new byte[content.TotalSize];
            await content.Stream.ReadExactlyAsync(bytes, ct);
            return bytes;
        }
    }
}

/// <summary>A rendition that was made: of which photo, in which of its states.</summary>
internal sealed record MadeRendition(BlobKey Key, long Number, long Version);
