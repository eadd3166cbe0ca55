using System.Buffers.Binary;
using System.Text;

namespace PhotoGrid.Core.Tests.Imaging.Raw;

/// <summary>RAW files as small as they can be: the containers of the cameras, around a preview or a sensor's picture made here.</summary>
internal static class TestRaw
{
    internal const string Taken = "2023-07-04 15:30:00";

    // From XYZ to linear sRGB: a camera that sees as a screen shows.
    private static readonly double[] ColorMatrix = [3.2406, -1.5372, -0.4986, -0.9689, 1.8758, 0.0415, 0.0557, -0.2040, 1.0570];

    /// <summary>A DNG of one colour, as linear values of the sensor, with or without a preview.</summary>
    internal static byte[] Dng(int width, int height, (ushort Red, ushort Green, ushort Blue) color, byte[]? preview = null, ushort orientation = 1)
    {
        TiffWriter sensor = Sensor(width, height, color);
        if (preview is null) return Describe(sensor, "Leica Camera AG", "M10", orientation).File();
        return Describe(new TiffWriter(), "Leica Camera AG", "M10", orientation)
            .Long(0xFE, 1).Short(0x100, 100).Short(0x101, 100).Short(0x102, 8, 8, 8).Short(0x103, 7).Short(0x106, 6).Short(0x115, 3).Short(0x116, 100)
            .Blob(0x111, 0x117, preview)
            .Below(0x14A, sensor)
            .File();
    }

    /// <summary>A RAW file of a format whose sensor data is not there: only its preview can be shown.</summary>
    internal static byte[] Container(string format, byte[] preview) => format switch
    {
        "NEF" => Camera("NIKON CORPORATION", "NIKON D90").Long(0xFE, 1).Below(0x14A, JpegBelow(preview)).Below(0x14A, Hollow()).File(),
        "ARW" => Camera("SONY", "ILCE-7M3").Long(0xFE, 1).Blob(0x201, 0x202, preview).Below(0x14A, Hollow()).File(),
        "ORF" => Camera("OLYMPUS CORPORATION", "E-M10").Blob(0x201, 0x202, preview).File(0x4F52),
        "RW2" => Camera("Panasonic", "DMC-GH4").Bytes(0x2E, preview).File(0x55),
        "CR2" => Camera("Canon", "Canon EOS 70D").Short(0x103, 6).Blob(0x111, 0x117, preview).File(42, [(byte)'C', (byte)'R', 2, 0, 0, 0, 0, 0]),
        "CR3" => Cr3(preview),
        "RAF" => Raf(preview),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Make, model and date as an EXIF block of its own.</summary>
    internal static TiffWriter Camera(string make, string model) =>
        new TiffWriter().Text(0x10F, make).Text(0x110, model).Below(0x8769, new TiffWriter().Text(0x9003, "2023:07:04 15:30:00").Text(0x9011, "+02:00"));

    private static TiffWriter Describe(TiffWriter first, string make, string model, ushort orientation) => first
        .Text(0x10F, make).Text(0x110, model).Short(0x112, orientation)
        .Below(0x8769, new TiffWriter().Text(0x9003, "2023:07:04 15:30:00").Text(0x9011, "+02:00"))
        .Bytes(0xC612, 1, 4, 0, 0).Text(0xC614, $"{make} {model}")
        .Fractions(0xC621, 10, ColorMatrix).Short(0xC65A, 21).Fractions(0xC628, 5, 1, 1, 1);

    private static TiffWriter Sensor(int width, int height, (ushort Red, ushort Green, ushort Blue) color)
    {
        var samples = new byte[width * height * 2];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                ushort value = (y % 2, x % 2) switch { (0, 0) => color.Red, (1, 1) => color.Blue, _ => color.Green };
                BinaryPrimitives.WriteUInt16LittleEndian(samples.AsSpan(((y * width) + x) * 2), value);
            }
        }

        return new TiffWriter()
            .Long(0xFE, 0).Short(0x100, (ushort)width).Short(0x101, (ushort)height).Short(0x102, 16).Short(0x103, 1).Short(0x106, 32803)
            .Short(0x115, 1).Short(0x116, (ushort)height).Short(0x828D, 2, 2).Bytes(0x828E, 0, 1, 1, 2).Short(0xC61D, 65535)
            .Blob(0x111, 0x117, samples);
    }

    private static TiffWriter JpegBelow(byte[] preview) => new TiffWriter().Long(0xFE, 1).Short(0x103, 6).Blob(0x201, 0x202, preview);

    private static TiffWriter Hollow() => new TiffWriter().Long(0xFE, 0).Short(0x100, 6000).Short(0x101, 4000).Short(0x102, 14).Short(0x103, 34713).Short(0x106, 32803);

    private static byte[] Cr3(byte[] preview)
    {
        byte[] canon = Convert.FromHexString("85C0B687820F11E08111F4CE462B6A48");
        TiffWriter exif = new TiffWriter().Text(0x9003, "2023:07:04 15:30:00").Text(0x9011, "+02:00");
        byte[] metadata = [.. canon, .. Box("CMT1", new TiffWriter().Text(0x10F, "Canon").Text(0x110, "Canon EOS R3").File()), .. Box("CMT2", exif.File())];
        return [.. Box("ftyp", [.. "crx "u8, 0, 0, 0, 1, .. "crx isom"u8]), .. Box("moov", Box("uuid", metadata)), .. Box("mdat", preview)];
    }

    private static byte[] Raf(byte[] preview)
    {
        var head = new byte[160];
        Encoding.ASCII.GetBytes("FUJIFILMCCD-RAW 0201FF383501X100V").CopyTo(head, 0);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(84), head.Length);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(88), preview.Length);
        return [.. head, .. preview];
    }

    private static byte[] Box(string type, byte[] content)
    {
        byte[] box = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. content];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }
}
