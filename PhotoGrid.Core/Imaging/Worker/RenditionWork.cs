using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker;

/// <summary>Decodes an original once and makes everything that was asked for, the largest first, each smaller one from the one before.</summary>
internal static unsafe class RenditionWork
{
    internal static RenditionsAnswer Run(FetchRange fetch, WorkerRequest request, List<byte[]> blobs)
    {
        using OriginalMemory original = OriginalMemory.Fetch(fetch, request);
        using Picture picture = Picture.Open(original.Bytes, original.Length, request.MaxPixels);
        return Make(picture, request, blobs);
    }

    private static RenditionsAnswer Make(Picture picture, WorkerRequest request, List<byte[]> blobs)
    {
        var made = new Dictionary<RenditionSpec, (RenditionHeader Header, byte[] Bytes)>();
        VipsImage? image = null;
        try
        {
            foreach (IGrouping<int, RenditionSpec> size in request.Renditions.Distinct().GroupBy(r => r.Size).OrderByDescending(g => g.Key))
            {
                VipsImage next = image is null ? picture.Shrink(size.Key) : Shrink.FromImage(image, size.Key);
                image?.Dispose();
                image = next;
                foreach (RenditionSpec spec in size)
                {
                    byte[] bytes = Encoder.Encode(image, spec.Format);
                    made.Add(spec, (new RenditionHeader(spec, image.Width, image.Height, bytes.Length), bytes));
                }
            }

            blobs.AddRange(request.Renditions.Select(spec => made[spec].Bytes));
            return new RenditionsAnswer(
                picture.Header.Type.MimeType, picture.Header.UprightWidth, picture.Header.UprightHeight, [.. request.Renditions.Select(spec => made[spec].Header)],
                request.Appearance && image is not null ? AppearanceWork.Look(image) : null);
        }
        finally
        {
            image?.Dispose();
        }
    }
}
