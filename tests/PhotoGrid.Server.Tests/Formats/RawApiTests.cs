using System.Buffers.Binary;
using PhotoGrid.Imaging;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Server.Tests.Formats;

public class RawApiTests
{
    private const byte RawBit = 8;

    [NeedsDecoderFact(Decoder.Raw)]
    public async Task A_raw_file_is_a_photo_with_its_bit_in_the_geometry_and_comes_back_byte_for_byte()
    {
        await using var server = await TestServer.StartAsync();
        using var owner = await server.SetUpAsync();
        var content = Cr3();

        var photo = await owner.ReadyAsync(await owner.UploadAsync(content, "IMG_0001.CR3"));

        Assert.Equal(("photo", "image/x-canon-cr3", "ready"), ((string)photo["kind"]!, (string)photo["mimeType"]!, (string)photo["processing"]!));
        Assert.Equal(content, await owner.Http.GetByteArrayAsync((string)photo["urls"]!["original"]!));
        var geometry = await owner.Http.GetByteArrayAsync("/api/v1/timeline/geometry");
        // The last two columns of one photo: flags and renditions.
        Assert.Equal((RawBit, (byte)1), (geometry[^2], geometry[^1]));
    }

    // A container without any sensor data, as if it came from a camera that LibRaw does not know: the preview within is shown.
    private static byte[] Cr3()
    {
        Assert.True(VipsLibrary.TryStart(out var problem), problem);
        using var samples = VipsImage.FromSamples(new byte[120 * 80 * 3], 120, 80, 3);
        using var black = samples.Call("copy").Set("interpretation", "srgb").BuildImage();
        var preview = Encoder.Encode(black, RenditionFormat.Jpeg);
        byte[] data = [0, 0, 0, 0, .. "mdat"u8, .. preview];
        BinaryPrimitives.WriteInt32BigEndian(data, data.Length);
        return [0, 0, 0, 24, .. "ftypcrx "u8, 0, 0, 0, 1, .. "crx isom"u8, .. data];
    }
}
