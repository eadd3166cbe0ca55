namespace PhotoGrid.Published.Tests;

/// <summary>What these tests need from the machine. Where it is absent they are skipped with the reason, unless PHOTOGRID_REQUIRE_ALL=1 lets them fail.</summary>
internal static class Needs
{
    private static readonly bool RequireAll = Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") == "1";

    /// <summary>The published file; ./dev test sets the variable.</summary>
    public static string Binary =>
        Environment.GetEnvironmentVariable("PHOTOGRID_BIN") ?? throw new InvalidOperationException("PHOTOGRID_BIN is not set: run ./dev test, or set it to a published photogrid.");

    /// <summary>Real photos, by relative path, smallest first.</summary>
    public static IReadOnlyList<string> CorpusPhotos(long atLeast, long atMost) =>
        Corpus is null
            ? []
            : [.. new DirectoryInfo(Corpus).EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => file.Extension.ToUpperInvariant() is ".JPG" or ".JPEG" && file.Length >= atLeast && file.Length <= atMost)
                .OrderBy(file => file.Length).ThenBy(file => file.FullName, StringComparer.Ordinal)
                .Select(file => file.FullName)];

    /// <summary>Every file of the corpus by its path within, in a fixed order.</summary>
    public static IEnumerable<string> CorpusFiles() => Corpus is null
        ? []
        : Directory.EnumerateFiles(Corpus, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Corpus, file)).Order(StringComparer.Ordinal);

    /// <summary>Where a file of the corpus is.</summary>
    public static string CorpusPath(string file) => Path.Combine(Corpus!, file);

    /// <summary>The folder of the sources that these tests were built from.</summary>
    public static string Repository => FindRepository() ?? throw new InvalidOperationException("These tests were built outside the repository.");

    public static string? NoBinary => Reason(Environment.GetEnvironmentVariable("PHOTOGRID_BIN") is null, "PHOTOGRID_BIN is not set (./dev test sets it)");

    public static string? NoCorpus => Reason(Corpus is null, "no photo corpus: set PHOTOGRID_SHARED, or put it at ../shared");

    /// <summary>shared/gen/photolib.py; null when it is not there.</summary>
    public static string? Generator => Corpus is not null && Path.GetFullPath(Path.Combine(Corpus, "../../gen/photolib.py")) is var path && File.Exists(path) ? path : null;

    public static string? NoGenerator =>
        Reason(Generator is null || !Directory.Exists("/usr/lib/python3/dist-packages/PIL"), "no photo generator: it needs shared/gen/photolib.py and Debian's python3-pil");

    public static string? NoStrace => NoTool("strace");

    /// <summary>A program that is installed, or not.</summary>
    public static string? NoTool(string tool) => Reason(!OnPath(tool), $"{tool} is not installed");

    /// <summary>A shared library that distributions lay into their usual folders, by a pattern of its name.</summary>
    public static string? NoLibrary(string pattern) => Reason(
        !Directory.GetDirectories("/usr/lib", "*-linux-gnu").Append("/usr/lib64").Append("/usr/local/lib")
            .Any(folder => Directory.Exists(folder) && Directory.EnumerateFiles(folder, pattern).Any()),
        $"{pattern} is not installed");

    private static string? Corpus
    {
        get
        {
            var shared = Environment.GetEnvironmentVariable("PHOTOGRID_SHARED") ?? BesideTheRepository();
            var corpus = shared is null ? null : Path.Combine(shared, "corpora", "open");
            return Directory.Exists(corpus) ? corpus : null;
        }
    }

    private static string? BesideTheRepository() =>
        Path.GetDirectoryName(FindRepository()) is { } parent ? Path.Combine(parent, "shared") : null;

    private static string? FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PhotoGrid.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }

    private static bool OnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static string? Reason(bool absent, string reason) => absent && !RequireAll ? reason : null;
}
