namespace PhotoGrid.Import.Sources;

/// <summary>A file that is to be imported, wherever it lies.</summary>
/// <param name="Folder">The folder within its source, with / between; the parts of one export share theirs.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Origin">The archive or folder it is in, for people.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Its own time.</param>
/// <param name="Open">Opens it anew; reading throws <see cref="SourceUnreadableException"/>.</param>
/// <param name="Refusal">Why it can't be read, known without trying.</param>
internal sealed record SourceFile(string Folder, string Name, string Origin, long Size, DateTimeOffset Modified, Func<Stream> Open, string? Refusal = null)
{
    /// <summary>How a report names it.</summary>
    public string Shown => Folder.Length == 0 ? $"{Origin}: {Name}" : $"{Origin}: {Folder}/{Name}";
}

/// <summary>A file, a folder or an archive that could not be listed or opened, and why.</summary>
internal sealed record SourceProblem(string Shown, string Reason);

/// <summary>What is to be imported could not be read; what it was to be written to is well.</summary>
public sealed class SourceUnreadableException(string message, Exception inner) : Exception(message, inner);
