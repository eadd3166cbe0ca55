using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Library;
using PhotoGrid.Library.Renditions;

namespace PhotoGrid.Editing;

/// <summary>Makes one file of a photo for somebody who waits: with its edits to be kept, or without them to be edited.</summary>
public sealed class ExportPhoto(DecodePool decoder, PictureSource pictures)
{
    /// <summary>
    /// The file. PHOTO_NOT_FOUND where the photo has no original here; UNSUPPORTED_MEDIA_TYPE for a video; CORRUPT_FILE with the reason where
    /// it can't be shown; UNAVAILABLE where the decoder can't run now.
    /// </summary>
    public async Task<Result<Exported>> RunAsync(UserId owner, Photo photo, ExportKind kind, CancellationToken ct)
    {
        if (photo.IsVideo)
            return new Failure(FailureKind.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "Videos can't be edited here.");
        var source = kind == ExportKind.Editing ? photo with { EditsJson = null } : photo;
        if (await pictures.OpenAsync(owner, source, ct) is not { } picture)
            return Failure.NotFound("PHOTO");
        if (!picture.TryGet(out var input, out var unreadable))
            return ShowRendition.Refuse(unreadable);
        var outcome = await decoder.ExportAsync(input, kind, ct);
        return outcome.TryGet(out var file, out var parked) ? file : ShowRendition.Refuse(parked);
    }

    /// <summary>What an edited photo is called as a file: <c>IMG_1 (edited).jpg</c>.</summary>
    public static string FilenameOf(Photo photo, Exported file)
    {
        var name = Path.GetFileNameWithoutExtension(photo.Filename);
        return $"{(name.Length == 0 ? photo.Filename : name)} (edited).{(file.MimeType == "image/png" ? "png" : "jpg")}";
    }
}
