using PhotoGrid.Foundation;
using PhotoGrid.Library.External;
using PhotoGrid.Storage;

namespace PhotoGrid.Library.Motion;

/// <summary>The video in or beside a photo: a whole file or some bytes of one.</summary>
/// <param name="Key">The file it lies in; null for one that stays in a folder of this machine.</param>
/// <param name="Sha256">Of that whole file.</param>
/// <param name="FirstByte">Where it begins there.</param>
/// <param name="Length">Bytes.</param>
/// <param name="MimeType">As served.</param>
public sealed record MovingPart(BlobKey? Key, ContentHash Sha256, long FirstByte, long Length, string MimeType)
{
    /// <summary>The file that it lies in, when that is not ours.</summary>
    internal ExternalOriginal? External { get; init; }
}
