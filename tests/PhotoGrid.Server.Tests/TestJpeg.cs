using System.Buffers.Binary;
using System.Text;

namespace PhotoGrid.Server.Tests;

/// <summary>A JPEG of 16 × 8 pixels that says about itself what a test wants. Another <paramref name="Seed"/>, other bytes.</summary>
internal sealed record TestJpeg(int Seed)
{
    private static readonly byte[] _pixels = Convert.FromBase64String(
        "/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/wAALCAAIABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAABQb/" +
        "xAAWEAADAAAAAAAAAAAAAAAAAAAABUL/2gAIAQEAAD8ACVSWaqT/2Q==");

    /// <summary>As EXIF writes it: 2019:07:04 15:30:00.</summary>
    public string? TakenAt { get; init; }

    /// <summary>+02:00</summary>
    public string? Offset { get; init; }

    public (double Lat, double Lon)? Place { get; init; }

    public string? Model { get; init; }

    /// <summary>A packet of XMP.</summary>
    public string? Xmp { get; init; }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        file.Write(_pixels.AsSpan(0, 2));
        Segment(file, 0xE1, [.. "Exif\0\0"u8, .. Exif()]);
        if (Xmp is not null)
            Segment(file, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(Xmp)]);
        Segment(file, 0xFE, Encoding.ASCII.GetBytes($"seed {Seed}"));
        file.Write(_pixels.AsSpan(2));
        return file.ToArray();
    }

    private static void Segment(Stream file, byte marker, byte[] content)
    {
        file.Write([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2)]);
        file.Write(content);
    }

    // Three directories one after the other: the image's, the exposure's, the receiver's.
    private byte[] Exif()
    {
        List<(ushort Tag, ushort Kind, byte[] Value)> image = [], exposure = [], receiver = [];
        if (Model is not null)
            image.Add(Ascii(0x0110, Model));
        if (TakenAt is not null)
            exposure.Add(Ascii(0x9003, TakenAt));
        if (Offset is not null)
            exposure.Add(Ascii(0x9011, Offset));
        if (Place is { } place)
        {
            receiver.Add(Ascii(1, place.Lat < 0 ? "S" : "N"));
            receiver.Add((2, 5, Degrees(place.Lat)));
            receiver.Add(Ascii(3, place.Lon < 0 ? "W" : "E"));
            receiver.Add((4, 5, Degrees(place.Lon)));
        }

        image.Add((0x8769, 4, new byte[4]));
        image.Add((0x8825, 4, new byte[4]));
        var exposureAt = 8 + Directory(image, 8).Length;
        var receiverAt = exposureAt + Directory(exposure, exposureAt).Length;
        image[^2] = (0x8769, 4, Number(exposureAt));
        image[^1] = (0x8825, 4, Number(receiverAt));
        return [.. "II*\0"u8, .. Number(8), .. Directory(image, 8), .. Directory(exposure, exposureAt), .. Directory(receiver, receiverAt)];
    }

    private static byte[] Directory(List<(ushort Tag, ushort Kind, byte[] Value)> entries, int at)
    {
        List<byte> rows = [(byte)entries.Count, 0], values = [];
        var valuesAt = at + 2 + (12 * entries.Count) + 4;
        foreach (var (tag, kind, value) in entries)
        {
            var count = kind switch { 5 => value.Length / 8, 4 => 1, _ => value.Length };
            rows.AddRange([(byte)tag, (byte)(tag >> 8), (byte)kind, 0, .. Number(count)]);
            rows.AddRange(value.Length <= 4 ? [.. value, .. new byte[4 - value.Length]] : Number(valuesAt + values.Count));
            if (value.Length > 4)
                values.AddRange(value);
        }

        return [.. rows, 0, 0, 0, 0, .. values];
    }

    private static (ushort Tag, ushort Kind, byte[] Value) Ascii(ushort tag, string text) => (tag, 2, [.. Encoding.ASCII.GetBytes(text), 0]);

    private static byte[] Degrees(double degrees) =>
        [.. Number((int)Math.Round(Math.Abs(degrees) * 1e6)), .. Number(1_000_000), .. Number(0), .. Number(1), .. Number(0), .. Number(1)];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
