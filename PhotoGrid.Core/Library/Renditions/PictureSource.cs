using PhotoGrid.Foundation;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Edits;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Video;

namespace PhotoGrid.Library.Renditions;

/// <summary>What renditions are made from: a photo's original with its edits, or a frame of a video.</summary>
public sealed class PictureSource(OriginalBlobs originals, VideoReader videos)
{
    /// <summary>The picture as the decoder takes it, or why there is none; null when the photo has no original here.</summary>
    internal async Task<DecodeOutcome<DecodeInput>?> OpenAsync(UserId owner, Photo photo, CancellationToken ct)
    {
        if (await originals.DecodeAsync(owner, photo.Id, ct) is not { } original)
            return null;
        return photo.IsVideo
            ? await videos.MakePosterAsync(original, MediaType.FromMimeType(photo.MimeType)!, ct)
            : DecodeOutcome<DecodeInput>.Ok(original.Edited(EditOperations.Parse(photo.EditsJson)));
    }
}
