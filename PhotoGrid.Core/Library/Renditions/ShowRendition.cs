using System.Collections.Concurrent;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Library.Renditions;

/// <summary>The bytes of a rendition, and which state of the photo they show.</summary>
public sealed record Shown(byte[] Content, long Version);

/// <summary>Answers with one rendition of a photo, made now when it is not there. Many asking for the same one wait for one decoding.</summary>
public sealed class ShowRendition(ICatalog catalog, DecodePool decoder, PictureSource pictures, RenditionBlobs renditions)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Result<Shown>>>> _making = new();

    /// <summary>
    /// The bytes. PHOTO_NOT_FOUND when there is no such photo; CORRUPT_FILE with the reason when it can't be shown;
    /// UNAVAILABLE when the decoder can't run now.
    /// </summary>
    public async Task<Result<Shown>> RunAsync(UserId owner, long number, RenditionSpec spec, CancellationToken ct)
    {
        Photo? photo;
        await using (var session = await catalog.OpenReadAsync(owner, ct))
            photo = await PhotoStore.FindByNumberAsync(session, number, ct);
        if (photo is null)
            return Failure.NotFound("PHOTO");

        if (await renditions.ReadAsync(owner, number, spec, photo.Renditions, ct) is { } made)
            return new Shown(made, photo.Renditions);

        var key = RenditionBlobs.KeyOf(owner, number, spec, photo.Renditions);
        // The making is shared, so one caller who leaves must not end it for the others.
        var making = _making.GetOrAdd(key.Value, _ => new Lazy<Task<Result<Shown>>>(() => MakeAsync(owner, photo, spec, key.Value)));
        return await making.Value.WaitAsync(ct);
    }

    private async Task<Result<Shown>> MakeAsync(UserId owner, Photo photo, RenditionSpec spec, string key)
    {
        try
        {
            if (await pictures.OpenAsync(owner, photo, CancellationToken.None) is not { } picture)
                return Failure.NotFound("PHOTO");
            if (!picture.TryGet(out var input, out var unreadable))
                return Refuse(unreadable);
            var outcome = await decoder.MakeRenditionAsync(input, spec, CancellationToken.None);
            if (outcome.Parked is { } parked)
                return Refuse(parked);
            await renditions.PutAsync(owner, photo, outcome.Value!, CancellationToken.None);
            return new Shown(outcome.Value!.Content, photo.Renditions);
        }
        finally
        {
            _making.TryRemove(key, out _);
        }
    }

    internal static Failure Refuse(Parked parked) => parked.Kind is ParkKind.Timeout or ParkKind.Crashed or ParkKind.FormatOff
        ? new Failure(FailureKind.Unavailable, "UNAVAILABLE", parked.Reason)
        : new Failure(FailureKind.Unprocessable, "CORRUPT_FILE", parked.Reason);
}
