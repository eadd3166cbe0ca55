using System.Runtime.InteropServices;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker;

/// <summary>Decodes an original once and makes everything that was asked for, the largest first, each smaller one from the one before.</summary>
internal static unsafe class RenditionWork
{
    internal static RenditionsAnswer Run(ParentChannel channel, WorkerRequest request, List<byte[]> blobs)
    {
        int length = checked((int)request.Length);
        // Outside managed memory: libvips reads it in place.
        var original = (byte*)NativeMemory.Alloc((nuint)length);
        try
        {
            channel.Fetch(0, new Span<byte>(original, length));
            using VipsSource source = VipsSource.FromMemory(original, length);
            ImageHeader header = ImageHeader.Read(source, new ReadOnlySpan<byte>(original, Math.Min(length, MediaType.SniffLength)), request.MaxPixels);
            return Make(source, header, request, blobs);
        }
        finally
        {
            NativeMemory.Free(original);
        }
    }

    private static RenditionsAnswer Make(VipsSource source, ImageHeader header, WorkerRequest request, List<byte[]> blobs)
    {
        var made = new Dictionary<RenditionSpec, (RenditionHeader Header, byte[] Bytes)>();
        VipsImage? image = null;
        try
        {
            foreach (IGrouping<int, RenditionSpec> size in request.Renditions.Distinct().GroupBy(r => r.Size).OrderByDescending(g => g.Key))
            {
                VipsImage next = image is null ? Shrink.FromSource(source, header, size.Key) : Shrink.FromImage(image, size.Key);
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
                header.Type.MimeType, header.UprightWidth, header.UprightHeight, [.. request.Renditions.Select(spec => made[spec].Header)],
                request.Appearance && image is not null ? AppearanceWork.Look(image) : null);
        }
        finally
        {
            image?.Dispose();
        }
    }
}
