namespace PhotoGrid.Web.Tests;

/// <summary>A test in a browser with the shared photos, which are not part of the project. Without them it is skipped, or fails where everything is required.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = Needs.Absent
        ?? (Directory.Exists(Corpus) || Environment.GetEnvironmentVariable("PHOTOGRID_REQUIRE_ALL") == "1" ? null : "the shared photos are not there");

    public static string Corpus { get; } =
        Path.Combine(Environment.GetEnvironmentVariable("PHOTOGRID_SHARED") ?? Path.Combine(Needs.Repository, "..", "shared"), "corpora", "open");
}
