using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace PhotoGrid.Published.Tests.PowerCut;

/// <summary>A data folder as a power cut left it, and what is wrong with it.</summary>
internal static class CutImage
{
    /// <summary>Sentences: a database that is broken, an acknowledged photo that is not there whole, a row whose bytes are not there.</summary>
    public static IReadOnlyList<string> Faults(string data, IReadOnlyCollection<string> acknowledged)
    {
        var faults = new List<string>();
        var stored = new HashSet<string>();
        if (Directory.Exists(data))
        {
            foreach (var path in Directory.EnumerateFiles(data, "*.db", SearchOption.AllDirectories))
            {
                try
                {
                    using var database = new SqliteConnection($"Data Source={path};Pooling=False");
                    database.Open();
                    Check(database, path, data, stored, faults);
                }
                catch (SqliteException broken)
                {
                    faults.Add($"{Path.GetFileName(path)}: {broken.Message}");
                }
            }
        }

        faults.AddRange(acknowledged.Where(hash => !stored.Contains(hash)).Select(hash => $"{hash} was acknowledged and is gone"));
        return faults;
    }

    private static void Check(SqliteConnection database, string path, string data, HashSet<string> stored, List<string> faults)
    {
        using var command = database.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        if (command.ExecuteScalar() is not "ok")
        {
            faults.Add($"{Path.GetFileName(path)} is damaged");
        }

        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'photo_originals'";
        if (command.ExecuteScalar() is not 1L)
        {
            return;
        }

        command.CommandText =
            """
            SELECT lower(hex(p.sha256)), o.key FROM photos p JOIN photo_originals j ON j.photo_id = p.id JOIN originals o ON o.id = j.original_id
            """;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (hash, original) = (row.GetString(0), Path.Combine(data, "originals", row.GetString(1)));
            if (File.Exists(original) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(original))) == hash)
            {
                stored.Add(hash);
            }
            else
            {
                faults.Add($"{hash} is listed and its bytes are not there");
            }
        }
    }
}
