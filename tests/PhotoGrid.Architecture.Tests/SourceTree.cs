using System.Diagnostics;

namespace PhotoGrid.Architecture.Tests;

/// <summary>The sources of a repository, or of a copy of one with something planted in it.</summary>
internal sealed class SourceTree
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "dist", ".git", "artifacts", "runtimes", "TestResults", "data", "publish"];

    private SourceTree(IEnumerable<SourceFile> files) => Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];

    public IReadOnlyList<SourceFile> Files { get; }

    public IEnumerable<SourceFile> Core => Under("PhotoGrid.Core/");

    public IEnumerable<SourceFile> Server => Under("PhotoGrid.Server/");

    /// <summary>The repository that these tests were built from.</summary>
    public static SourceTree Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PhotoGrid.sln")))
            {
                return new SourceTree(Read(folder.FullName, string.Empty));
            }
        }

        throw new UnreachableException("No PhotoGrid.sln above the tests: run them inside the repository.");
    }

    /// <summary>A copy with one file more, or one file's text replaced.</summary>
    public SourceTree With(string path, string text) => new([.. Files.Where(file => file.Path != path), new SourceFile(path, text)]);

    /// <summary>A copy without a file.</summary>
    public SourceTree Without(string path) => new(Files.Where(file => file.Path != path));

    /// <summary>The C# files below a folder.</summary>
    public IEnumerable<SourceFile> Under(string prefix) =>
        Files.Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal) && file.Name.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<SourceFile> Read(string folder, string prefix)
    {
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            var name = Path.GetFileName(path);
            if (Path.GetExtension(name) is ".cs" or ".ts" or ".tsx" or ".css" or ".mjs" or ".sh" or ".md" or ".csproj" || name == "dev")
            {
                yield return new SourceFile(prefix + name, File.ReadAllText(path));
            }
        }

        foreach (var path in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(path);
            if (Skipped.Contains(name))
            {
                continue;
            }

            foreach (var file in Read(path, $"{prefix}{name}/"))
            {
                yield return file;
            }
        }
    }
}
