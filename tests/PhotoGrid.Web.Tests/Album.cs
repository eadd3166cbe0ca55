using PhotoGrid.Web.Tests.Pictures;

namespace PhotoGrid.Web.Tests;

/// <summary>A folder of painted photos from several years, removed with the test.</summary>
internal sealed class Album : IDisposable
{
    private static readonly DateTime Newest = new(2026, 11, 21, 17, 20, 0, DateTimeKind.Unspecified);

    private readonly string _folder = Directory.CreateTempSubdirectory("photogrid-album-").FullName;

    public Album(int count)
    {
        var takenAt = Newest;
        var paths = new string[count];
        var dates = new DateTime[count];
        var random = new Random(count);
        for (var i = 0; i < count; i++)
        {
            paths[i] = Path.Combine(_folder, $"IMG_{4000 - i:0000}.jpg");
            dates[i] = takenAt;
            // Some days are full, most hold a few, and now and then a month has none.
            takenAt = i < 9 || random.Next(4) > 0 ? takenAt.AddMinutes(-random.Next(2, 50)) : takenAt.AddDays(-random.Next(1, 40)).AddHours(random.Next(-3, 3));
        }

        Parallel.For(0, count, i => File.WriteAllBytes(paths[i], Landscape.Photo(i, dates[i])));
        Paths = paths;
        Oldest = dates[^1];
    }

    /// <summary>The photos, newest first.</summary>
    public IReadOnlyList<string> Paths { get; }

    public DateTime Oldest { get; }

    /// <summary>A file beside the photos.</summary>
    public string Add(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
