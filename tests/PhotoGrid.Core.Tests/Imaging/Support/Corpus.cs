namespace PhotoGrid.Core.Tests.Imaging.Support;

/// <summary>The shared photos, beside the repository or where PHOTOGRID_SHARED says. They are not part of the project.</summary>
internal static class Corpus
{
    internal static string Root { get; } = Find();

    internal static bool IsThere => Directory.Exists(Root);

    internal static string PathOf(string name) => Path.Combine(Root, name);

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("PHOTOGRID_SHARED") is { Length: > 0 } shared) return Path.Combine(shared, "corpora/open");
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            string beside = Path.Combine(up.FullName, "shared/corpora/open");
            if (Directory.Exists(beside)) return beside;
        }

        return "shared/corpora/open";
    }
}
