using System.Buffers.Binary;
using System.Text;
using PhotoGrid.Places;

namespace PhotoGrid.Core.Tests.Places;

/// <summary>A town for a file of a test's own. The country has its code in front.</summary>
internal sealed record TinyTown(string Name, double Lat, double Lon, long People, string Region, string Country, string Zone);

/// <summary>Writes the file that tools/places/build.mjs makes, of a few towns, byte by byte as Core/Places/README.md says.</summary>
internal static class TinyPlaces
{
    public static readonly TinyTown[] Towns =
    [
        new("Berlin", 52.52437, 13.41053, 3_426_354, "State of Berlin", "DEGermany", "Europe/Berlin"),
        new("Teltow", 52.40451, 13.27052, 25_483, "Brandenburg", "DEGermany", "Europe/Berlin"),
        new("Suva", -18.14161, 178.44149, 77_366, "Central", "FJFiji", "Pacific/Fiji"),
        new("Matei", -16.69, -179.87, 500, "Northern", "FJFiji", "Pacific/Fiji"),
        new("Tokyo", 35.6895, 139.69171, 8_336_599, "Tokyo", "JPJapan", "Asia/Tokyo"),
        new("Kathmandu", 27.70169, 85.3206, 1_442_271, "Bagmati Province", "NPNepal", "Asia/Kathmandu"),
        new("Vaduz", 47.14151, 9.52154, 5_197, "", "LILiechtenstein", "Europe/Vaduz"),
    ];

    public static string Write(string path, IReadOnlyList<TinyTown>? towns = null)
    {
        towns = [.. (towns ?? Towns).OrderBy(CellOf)];
        var text = new MemoryStream();
        text.WriteByte(0);
        uint Text(string words)
        {
            if (words.Length == 0)
                return 0;
            var at = (uint)text.Length;
            var bytes = Encoding.UTF8.GetBytes(words);
            text.WriteByte((byte)bytes.Length);
            text.Write(bytes);
            return at;
        }

        using var file = new MemoryStream();
        var header = new byte[32];
        "PGPLACE1"u8.CopyTo(header);
        file.Write(header);
        for (int cell = 0, before = 0; cell <= 720 * 360; cell++)
        {
            while (before < towns.Count && CellOf(towns[before]) < cell)
                before++;
            Write(file, (uint)before);
        }

        for (var i = 0; i < towns.Count; i++)
        {
            var town = towns[i];
            Write(file, (uint)(int)Math.Round(town.Lat * 1e5));
            Write(file, (uint)(int)Math.Round(town.Lon * 1e5));
            Write(file, Text(town.Name));
            Write(file, (uint)i | ((uint)Math.Round(Math.Pow(town.People / 1000.0, 0.15) * 1000) << 16));
        }

        foreach (var town in towns)
        {
            Write(file, Text(town.Region));
            Write(file, Text(town.Country));
            Write(file, Text(town.Zone));
        }

        file.Write(text.ToArray());
        var bytes = file.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), towns.Count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), towns.Count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), (int)text.Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), 1 + towns.Count);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static int CellOf(TinyTown town) => ((int)Math.Floor((town.Lat + 90) * 2) * 720) + (int)Math.Floor((town.Lon + 180) * 2);

    private static void Write(Stream file, uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        file.Write(bytes);
    }
}
