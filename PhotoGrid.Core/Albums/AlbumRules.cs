using PhotoGrid.Foundation;

namespace PhotoGrid.Albums;

/// <summary>What an album may be called and said of.</summary>
internal static class AlbumRules
{
    private const int MaxName = 200;
    private const int MaxDescription = 10_000;

    public static readonly Failure NotFound = Failure.NotFound("ALBUM");

    /// <summary>The name without space around it, or the refusal.</summary>
    public static Result<string> Name(string name) =>
        name.Trim() is { Length: > 0 and <= MaxName } clean && !clean.Any(char.IsControl)
            ? clean
            : Failure.Invalid($"name is a text of 1 to {MaxName} characters on one line.", "name");

    /// <summary>Empty is none.</summary>
    public static Result<string> Description(string text) =>
        text.Length <= MaxDescription ? text.Trim() : Failure.Invalid("description is a text of at most 10,000 characters.", "description");
}
