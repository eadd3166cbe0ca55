using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Setup;

/// <summary>What <c>photogrid serve</c> was told: the data folder, addresses, and settings in ASP.NET's own form (<c>--Section:Name=value</c>).</summary>
internal sealed record ServeOptions(string DataFolder, string? Urls, string[] Settings)
{
    /// <summary>Read by hand: a parser library would cost a fifth of the time to the first answer.</summary>
    public static Result<ServeOptions> Parse(IReadOnlyList<string> args)
    {
        string? data = null;
        string? urls = null;
        var settings = new List<string>();
        for (var at = 0; at < args.Count; at++)
        {
            var (name, value) = args[at].IndexOf('=') is > 0 and var equals ? (args[at][..equals], args[at][(equals + 1)..]) : (args[at], null);
            if (name is "--data" or "--urls")
            {
                value ??= at + 1 < args.Count ? args[++at] : null;
                if (string.IsNullOrEmpty(value))
                    return Failure.Invalid($"{name} needs a value.");
                (data, urls) = name == "--data" ? (value, urls) : (data, value);
            }
            else if (name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':') && value is not null)
            {
                settings.Add(args[at]);
            }
            else
            {
                return Failure.Invalid($"serve does not know {args[at]}.");
            }
        }

        return new ServeOptions(FolderOf(data), urls, [.. settings]);
    }

    /// <summary>What was said, else PHOTOGRID_DATA, else ./data.</summary>
    public static string FolderOf(string? said) =>
        Path.GetFullPath(said ?? (Environment.GetEnvironmentVariable("PHOTOGRID_DATA") is { Length: > 0 } set ? set : "data"));
}
