using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace PhotoGrid.Bench.Web;

/// <summary>Gives seeded photos renditions: hard links to those that the server made of real ones, so that tiles load and decode as they do at home.</summary>
internal static partial class RenditionSeed
{
    /// <summary>For the newest <paramref name="newest"/> photos and for <paramref name="elsewhere"/> more all over the library.</summary>
    public static void Fill(string dataFolder, int newest, int elsewhere)
    {
        var made = Directory.EnumerateFiles(Path.Combine(dataFolder, "renditions"), "*.webp", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: NameForm().Match(Path.GetFileName(path)))).Where(file => file.Name.Success).ToArray();
        var sets = made.GroupBy(file => file.Name.Groups[1].Value).Select(set => set.ToArray()).ToArray();
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(made[0].Path))!;
        foreach (var number in Numbers(dataFolder, newest, elsewhere))
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            var thousand = Directory.CreateDirectory(Path.Combine(folder, (number / 1000).ToString(CultureInfo.InvariantCulture))).FullName;
            foreach (var (path, name) in sets[number % sets.Length])
            {
                var target = Path.Combine(thousand, $"{text}_{name.Groups[2].Value}.v1.webp");
                if (!File.Exists(target)) File.CreateSymbolicLink(target, path);
            }
        }
    }

    private static List<long> Numbers(string dataFolder, int newest, int elsewhere)
    {
        var library = Directory.EnumerateFiles(Path.Combine(dataFolder, "users"), "library.db", SearchOption.AllDirectories).Single();
        using var connection = new SqliteConnection($"Data Source={library};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number FROM photos ORDER BY taken_local DESC, number DESC";
        using var rows = command.ExecuteReader();
        var all = new List<long>();
        while (rows.Read()) all.Add(rows.GetInt64(0));
        var step = Math.Max(1, all.Count / Math.Max(1, elsewhere));
        return [.. all.Where((_, place) => place < newest || place % step == 0)];
    }

    [GeneratedRegex(@"^(\d+)_(\d+)\.v1\.webp$")]
    private static partial Regex NameForm();
}
