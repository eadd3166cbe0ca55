using System.Text.Json;
using PhotoGrid.Imaging.Edits;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Renditions;
using PhotoGrid.Imaging.Sidecars;
using PhotoGrid.Imaging.Vips;
using PhotoGrid.Imaging.Worker.Edits;

namespace PhotoGrid.Imaging.Worker;

/// <summary>
/// Decodes a tiny picture of our own in every format there is, before anything is locked: what the runtime and the libraries open at first use
/// is open then. A kind that fails here only costs time later, so nothing is thrown.
/// </summary>
internal static class WarmUp
{
    private static readonly string[] Savers =
        ["jpegsave_target", "pngsave_target", "webpsave_target", "gifsave_target", "tiffsave_target", "heifsave_target"];

    private static readonly RenditionSpec[] Renditions =
        [new(8, RenditionFormat.WebP), new(4, RenditionFormat.Avif), new(4, RenditionFormat.Jpeg)];

    private static readonly EditPlan Edits = new()
    {
        Crop = new CropBox(0, 0, 0.9, 0.9),
        Straighten = 3,
        Turns = 1,
        Mirrored = true,
        Adjust = new Adjustments { Brightness = 1, Warmth = 1, Saturation = 1, Sharpness = 1, Vignette = 1 },
    };

    /// <summary>Without libvips there is only a refusal to practise.</summary>
    internal static void Run(bool canDecode)
    {
        Answer(new WorkerAnswer { Parked = new Parked(ParkKind.FormatOff, "") });
        Ask(1);
        if (!canDecode) return;
        using VipsImage picture = Draw();
        byte[][] originals = [.. Savers.Select(saver => Save(picture, saver))];
        foreach (byte[] original in originals) Decode(original);
        Answer(new WorkerAnswer { Sidecar = SidecarReader.Read([.. Xmp]) });
        // Hollow ones of the formats that can't be made here: they end in a refusal, or in the JPEG within.
        Decode([0, 0, 0, 16, .. "ftypheic"u8, 0, 0, 0, 0, .. "mdat"u8, .. originals[0]]);
        Decode([0, 0, 0, 16, .. "ftypcrx "u8, 0, 0, 0, 0, .. "mdat"u8, .. originals[0]]);
        Decode([.. "FUJIFILMCCD-RAW "u8, .. new byte[144], .. originals[0]]);
        Decode([0, 0, 0, 12, .. "JXL "u8, 0x0D, 0x0A, 0x87, 0x0A, 0, 0, 0, 13, .. "brobxml "u8, 0x3B, 0, 0, 0, 13, .. "brobExif"u8, 0x3B]);
        Decode([.. originals[0][..(originals[0].Length / 2)]]);
    }

    private static void Decode(byte[] original)
    {
        void Fetch(long offset, Span<byte> target) => original.AsSpan((int)offset, target.Length).CopyTo(target);
        WorkerRequest request = Ask(original.Length);
        try
        {
            Answer(new WorkerAnswer { Metadata = MetadataWork.Run(Fetch, request) });
            Answer(new WorkerAnswer { Renditions = RenditionWork.Run(Fetch, request, []) });
            Answer(new WorkerAnswer { Renditions = ExportWork.Run(Fetch, request with { Edits = Edits, Export = ExportKind.Download }, []) });
            Answer(new WorkerAnswer { Renditions = ExportWork.Run(Fetch, request with { Export = ExportKind.Editing }, []) });
        }
        catch (Exception refused) when (refused is ParkedException or VipsException)
        {
            Answer(new WorkerAnswer { Parked = new Parked(ParkKind.Corrupt, PlainText.Of(refused.Message)) });
        }
    }

    private static WorkerRequest Ask(int length)
    {
        var request = new WorkerRequest { Length = length, MaxPixels = 1_000_000, CpuSeconds = 0, Renditions = Renditions, Appearance = true };
        JsonSerializer.SerializeToUtf8Bytes(request with { Edits = Edits }, WorkerJson.Default.WorkerRequest);
        return JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(request, WorkerJson.Default.WorkerRequest), WorkerJson.Default.WorkerRequest)!;
    }

    private static void Answer(WorkerAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(answer, WorkerJson.Default.WorkerAnswer);

    // Colours of another profile, and tags of every kind, so that everything there is to read is read once.
    private static VipsImage Draw()
    {
        const int Side = 16;
        var samples = new byte[Side * Side * 3];
        for (int i = 0; i < samples.Length; i++) samples[i] = (byte)(i * 7);
        using VipsImage raw = VipsImage.FromSamples(samples, Side, Side, 3);
        using VipsOperation named = raw.Call("copy").Set("interpretation", "srgb");
        using VipsImage rgb = named.BuildImage();
        using VipsOperation transform = rgb.Call("icc_transform").Set("input_profile", "srgb").Set("output_profile", "p3");
        using VipsImage wide = transform.BuildImage();
        VipsImage picture = wide.ToMemory();
        picture.SetBlob("xmp-data", Xmp);
        picture.SetBlob("iptc-data", Iptc);
        return picture;
    }

    private static byte[] Save(VipsImage picture, string saver)
    {
        using var target = new VipsTarget();
        using VipsOperation save = picture.Call(saver).Set("target", target);
        if (saver == "heifsave_target") save.Set("compression", "av1").Set("effort", 0);
        save.Run();
        return target.ToArray();
    }

    private static ReadOnlySpan<byte> Xmp =>
        """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
        xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" exif:DateTimeOriginal="2020-01-01T00:00:00"
        exif:GPSLatitude="1,2.3N" exif:GPSLongitude="4,5.6E"><dc:subject><rdf:Bag><rdf:li>Keyword</rdf:li></rdf:Bag></dc:subject><dc:description><rdf:Alt><rdf:li xml:lang="x-default">Caption</rdf:li></rdf:Alt></dc:description>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        """u8;

    // One record: the date.
    private static ReadOnlySpan<byte> Iptc => [0x1C, 0x02, 0x37, 0x00, 0x08, (byte)'2', (byte)'0', (byte)'2', (byte)'0', (byte)'0', (byte)'1', (byte)'0', (byte)'1'];
}
