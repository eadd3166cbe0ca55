namespace PhotoGrid.Published.Tests;

/// <summary>An empty folder of a test's own, removed with what is in it.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("photogrid-published-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
