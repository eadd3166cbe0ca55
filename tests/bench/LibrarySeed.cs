using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PhotoGrid.Bench;

/// <summary>
/// Fills the one library of a data folder, while no server owns it, with photos as a real library has them: fifteen years, bursts, trips, phones and cameras, a place,
/// five tags and a face each. There are rows only, no files. What the server wrote before stays.
/// </summary>
internal static class LibrarySeed
{
    private static readonly (string City, string Region, string Country, string Code, double Lat, double Lon, string Zone, int Offset)[] Places =
    [
        ("Berlin", "Berlin", "Germany", "DE", 52.52, 13.405, "Europe/Berlin", 60),
        ("Leipzig", "Saxony", "Germany", "DE", 51.3397, 12.3731, "Europe/Berlin", 60),
        ("Lisbon", "Lisbon", "Portugal", "PT", 38.7223, -9.1393, "Europe/Lisbon", 0),
        ("Tokyo", "Tokyo", "Japan", "JP", 35.6762, 139.6503, "Asia/Tokyo", 540),
        ("New York", "New York", "United States", "US", 40.7128, -74.006, "America/New_York", -300),
    ];

    private static readonly (string Make, string Model, string Lens)[] Cameras =
    [
        ("Apple", "iPhone 13 Pro", "iPhone 13 Pro back triple camera 5.7mm f/1.5"),
        ("Google", "Pixel 6", "Pixel 6 back camera 6.81mm f/1.85"),
        ("SONY", "ILCE-7M3", "FE 35mm F1.8"),
        ("Canon", "Canon EOS 450D", "EF-S18-55mm f/3.5-5.6 IS"),
    ];

    private static readonly string[] Words = ["beach", "sunset", "child", "dog", "bicycle", "mountain", "cake", "street", "snow", "garden", "train", "museum"];
    private static readonly string[] People = ["Ada", "Grace", "Alan", "Edsger", "Barbara"];

    public static void Fill(string dataFolder, int count)
    {
        var path = Directory.EnumerateFiles(Path.Combine(dataFolder, "users"), "library.db", SearchOption.AllDirectories).Single();
        var owner = Guid.Parse(Path.GetFileName(Path.GetDirectoryName(path))!).ToByteArray(bigEndian: true);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using (var transaction = connection.BeginTransaction())
        {
            var photoNumber = Counter(connection, "photo-number");
            var change = Counter(connection, "change");
            Rows(connection, owner, count, photoNumber, change);
            SetCounter(connection, owner, "photo-number", photoNumber + count);
            SetCounter(connection, owner, "change", change + count);
            SetCounter(connection, owner, "journaled", change + count);
            SetCounter(connection, owner, "bytes", Counter(connection, "bytes") + (count * 3_000_000L));
            transaction.Commit();
        }

        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        checkpoint.ExecuteNonQuery();
    }

    private static void Rows(SqliteConnection connection, byte[] owner, int count, long photoNumber, long change)
    {
        using var photo = Insert(connection, "photos", "owner_id id number kind filename mime_type size sha256 width height taken_at taken_local taken_source utc_offset time_zone created_at updated_at version lat lon city region country country_code camera_make camera_model lens iso f_number exposure focal_length blurhash color phash dominant_colors is_favorite is_archived tags faces flags renditions processing");
        using var exif = Insert(connection, "photo_exif", "owner_id photo_id exif");
        using var original = Insert(connection, "originals", "owner_id id sha256 size kind key state created_at");
        using var link = Insert(connection, "photo_originals", "owner_id photo_id original_id role");
        using var log = Insert(connection, "changes", "owner_id number at actor what subject after_json");
        var random = new Random(1);
        var first = new DateTimeOffset(2011, 1, 1, 8, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var step = 15L * 365 * 86_400_000 / count;
        var added = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var hash = new byte[32];
        var look = 0L;
        for (var i = 0; i < count; i++)
        {
            var place = Places[random.Next(10) < 6 ? 0 : random.Next(Places.Length)];
            var camera = Cameras[random.Next(Cameras.Length)];
            // Days of many photos and days of none: events of twenty within two hours.
            var takenAt = first + (i / 20 * 20 * step) + (i % 20 * 360_000L) + random.Next(60_000);
            var createdAt = added + (i * 40L);
            var id = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(createdAt)).ToByteArray(bigEndian: true);
            var originalId = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(createdAt)).ToByteArray(bigEndian: true);
            random.NextBytes(hash);
            // Every tenth looks like the one before it: two shots of one moment, a copy that a messenger made smaller.
            look = i % 10 == 9 ? look ^ (1L << random.Next(63)) ^ (1L << random.Next(63)) ^ (1L << random.Next(63)) : random.NextInt64();
            var portrait = random.Next(4) == 0;
            var name = string.Create(CultureInfo.InvariantCulture, $"IMG_{i:D6}.JPG");
            var lat = place.Lat + ((random.NextDouble() - 0.5) / 10);
            var lon = place.Lon + ((random.NextDouble() - 0.5) / 10);
            Run(photo, owner, id, photoNumber + i + 1, 0, name, "image/jpeg", 3_000_000 + random.Next(1_000_000), hash, portrait ? 3024 : 4032, portrait ? 4032 : 3024,
                takenAt, takenAt + (place.Offset * 60_000L), "exif-offset", place.Offset, place.Zone, createdAt, createdAt, 2, lat, lon, place.City, place.Region, place.Country, place.Code,
                camera.Make, camera.Model, camera.Lens, 100 << random.Next(5), 1.8, "1/125", 5.7, "LEHV6nWB2yk8pyo0adR*.7kCMdnj", random.Next(0x1000000), look,
                """["#a08060","#304050","#f0e0d0"]""", i % 20 == 0 ? 1 : 0, 0, Tags(random), Faces(random), 0, 1, 1);
            Run(exif, owner, id, Exif(camera, lat, lon, i));
            Run(original, owner, originalId, hash, 3_500_000, "file", string.Create(CultureInfo.InvariantCulture, $"originals/seed/{i:D6}.jpg"), "here", createdAt);
            Run(link, owner, id, originalId, "primary");
            Run(log, owner, change + i + 1, createdAt, owner, "photo.added", id, $$"""{"number":{{photoNumber + i + 1}},"filename":"{{name}}","mime_type":"image/jpeg"}""");
        }
    }

    private static string Tags(Random random) => "[" + string.Join(',', Enumerable.Range(random.Next(Words.Length), 5).Select(word => $$"""{"name":"{{Words[word % Words.Length]}}","source":"objects","confidence":0.87}""")) + "]";

    private static string Faces(Random random)
    {
        var person = random.Next(People.Length);
        return $$"""[{"id":"{{Guid.CreateVersion7()}}","personId":"01980000-0000-7000-8000-00000000000{{person}}","personName":"{{People[person]}}","box":[0.31,0.22,0.12,0.17],"confidence":0.98}]""";
    }

    private static string Exif((string Make, string Model, string Lens) camera, double lat, double lon, int i) => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"Exif IFD0":{"Make":"{{{camera.Make}}}","Model":"{{{camera.Model}}}","Orientation":"1","X Resolution":"72","Y Resolution":"72","Software":"17.2","Date/Time":"2024:05:0{{{(i % 9) + 1}}} 12:00:00"},"Exif SubIFD":{"Exposure Time":"1/125","F-Number":"1.8","Exposure Program":"2","ISO Speed Ratings":"100","Exif Version":"0232","Shutter Speed Value":"6.97","Aperture Value":"1.69","Brightness Value":"5.1","Metering Mode":"5","Flash":"16","Focal Length":"5.7","Sub-Sec Time":"123","Color Space":"65535","Exif Image Width":"4032","Exif Image Height":"3024","Lens Model":"{{{camera.Lens}}}"},"GPS":{"GPS Latitude":"{{{lat:F6}}}","GPS Longitude":"{{{lon:F6}}}","GPS Altitude":"38"}}
        """);

    private static SqliteCommand Insert(SqliteConnection connection, string table, string columns)
    {
        var names = columns.Split(' ');
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select(name => "@" + name))})";
        foreach (var name in names)
        {
            command.Parameters.AddWithValue("@" + name, DBNull.Value);
        }

        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static long Counter(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM counters WHERE name = @name";
        command.Parameters.AddWithValue("@name", name);
        return command.ExecuteScalar() as long? ?? 0;
    }

    private static void SetCounter(SqliteConnection connection, byte[] owner, string name, long value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO counters (owner_id, name, value) VALUES (@owner, @name, @value)";
        command.Parameters.AddWithValue("@owner", owner);
        command.Parameters.AddWithValue("@name", name);
        command.Parameters.AddWithValue("@value", value);
        command.ExecuteNonQuery();
    }
}
