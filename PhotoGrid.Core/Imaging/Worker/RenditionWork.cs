using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker.Edits;

namespace PhotoGrid.Imaging.Worker;

/// <summary>Decodes an original once and makes everything that was asked for, the largest first, each smaller one from the one before.</summary>
internal static unsafe class RenditionWork
{
    // A small one is made by way of these, also when it is asked for alone: then it has the same bytes as when it came with them.
    private static readonly int[] Steps = [800, 400];

    internal static RenditionsAnswer Run(FetchRange fetch, WorkerRequest request, List<byte[]> blobs)
    {
        using OriginalMemory original = OriginalMemory.Fetch(fetch, request.Length);
        using Picture picture = Picture.Open(original.Bytes, original.Length, request.MaxPixels);
        return Make(picture, request, blobs);
    }

    private static RenditionsAnswer Make(Picture picture, WorkerRequest request, List<byte[]> blobs)
    {
        var made = new Dictionary<RenditionSpec, (RenditionHeader Header, byte[] Bytes)>();
        VipsImage? image = null;
        try
        {
            ILookup<int, RenditionSpec> wanted = request.Renditions.Distinct().ToLookup(r => r.Size);
            int smallest = request.Renditions.Min(r => r.Size);
            foreach (int size in wanted.Select(group => group.Key).Union(Steps.Where(step => step > smallest)).OrderDescending())
            {
                VipsImage next = image is null ? First(picture, request, size) : Shrink.FromImage(image, size);
                image?.Dispose();
                image = next;
                foreach (RenditionSpec spec in wanted[size])
                {
                    byte[] bytes = Encoder.Encode(image, spec.Format);
                    made.Add(spec, (new RenditionHeader(spec, image.Width, image.Height, bytes.Length), bytes));
                }
            }

            blobs.AddRange(request.Renditions.Select(spec => made[spec].Bytes));
            (int width, int height) = request.Edits?.SizeOf(picture.Header.UprightWidth, picture.Header.UprightHeight) ?? (picture.Header.UprightWidth, picture.Header.UprightHeight);
            return new RenditionsAnswer(
                picture.Header.Type.MimeType, width, height, [.. request.Renditions.Select(spec => made[spec].Header)],
                request.Appearance && image is not null ? AppearanceWork.Look(image) : null);
        }
        finally
        {
            image?.Dispose();
        }
    }

    private static VipsImage First(Picture picture, WorkerRequest request, int longest) =>
        request.Edits is { } edits ? EditedPicture.Render(picture, edits, longest) : picture.Shrink(longest);
}
