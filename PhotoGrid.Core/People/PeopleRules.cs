using PhotoGrid.Foundation;

namespace PhotoGrid.People;

/// <summary>What people may be called, and how a missing one is answered.</summary>
internal static class PeopleRules
{
    private const int LongestName = 100;

    public static Failure NotFound => Failure.NotFound("PERSON");

    /// <summary>A name without spaces at its ends; empty takes it away.</summary>
    public static Result<string> Name(string text)
    {
        var name = text.Trim();
        if (name.Length > LongestName)
            return Failure.Invalid($"A name has at most {LongestName} characters.", "name");
        return name.Any(char.IsControl) ? Failure.Invalid("A name has no control characters.", "name") : name;
    }
}
