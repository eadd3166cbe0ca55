using System.Text.RegularExpressions;

namespace PhotoGrid.Architecture.Tests;

/// <summary>One file of the repository: its path from the root, with forward slashes, and its text.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    private string? _code;

    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    /// <summary>Lines as an editor counts them.</summary>
    public int Lines => Text.Length == 0 ? 0 : Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <summary>The text with comments and strings blanked: prose may name what code may not.</summary>
    public string Code => _code ??= CommentsAndStrings().Replace(Text, match => Newlines().Replace(match.Value, string.Empty));

    /// <summary>The folder under PhotoGrid.Core or PhotoGrid.Server, or null for a file at its root.</summary>
    public string? Room => Path.Split('/') is [_, var room, _, ..] ? room : null;

    public IEnumerable<string> TopLevelTypes() => TypeDeclaration().Matches(Code).Select(match => match.Groups["name"].Value).Distinct();

    /// <summary>The public classes and interfaces. Records, enums and exceptions are values: they may sit beside the operation whose signature they are.</summary>
    public IEnumerable<string> PublicBehaviour() =>
        TypeDeclaration().Matches(Code)
            .Where(match => match.Groups["kind"].Value is "class" or "interface" && match.Groups["modifiers"].Value.Contains("public", StringComparison.Ordinal))
            .Select(match => match.Groups["name"].Value)
            .Where(name => !name.EndsWith("Exception", StringComparison.Ordinal))
            .Distinct();

    [GeneratedRegex("""(?s)\$*\"{3,}.*?\"{3,}|@\$?"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*.*?\*/""")]
    private static partial Regex CommentsAndStrings();

    [GeneratedRegex("[^\n]+")]
    private static partial Regex Newlines();

    // File-scoped namespaces put every top-level type in the first column.
    [GeneratedRegex(@"(?m)^(?<modifiers>(?:(?:public|internal|file|sealed|static|abstract|readonly|partial|unsafe|ref) )*)(?<kind>record struct|record class|record|class|struct|interface|enum|delegate [\w<>\[\]?., ]+) (?<name>\w+)")]
    private static partial Regex TypeDeclaration();
}
