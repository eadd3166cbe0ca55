using PhotoGrid.Archives;
using PhotoGrid.Foundation;

namespace PhotoGrid.Library.Packing;

/// <summary>A zip of photos that is about to be sent.</summary>
public sealed class PhotoPack
{
    private readonly UserId _owner;
    private readonly OriginalBlobs _originals;
    private readonly List<(PhotoId Photo, ZipFile File)> _files;

    internal PhotoPack(UserId owner, OriginalBlobs originals, List<(PhotoId Photo, ZipFile File)> files)
    {
        (_owner, _originals, _files) = (owner, originals, files);
        Length = ZipWriter.LengthOf(files.Select(file => file.File));
    }

    /// <summary>Exactly how many bytes it has.</summary>
    public long Length { get; }

    /// <summary>Writes it, one original after the other. A photo that is erased or out of reach meanwhile is an exception: half a zip must not look whole.</summary>
    public async Task WriteAsync(Stream output, CancellationToken ct)
    {
        var zip = new ZipWriter(output);
        foreach (var (photo, file) in _files)
        {
            await using var content = await _originals.OpenAsync(_owner, photo, null, ct)
                ?? throw new FileNotFoundException("An original went away while it was packed.");
            await zip.AddAsync(file, content.Stream, ct);
        }

        await zip.FinishAsync(ct);
    }
}
