using System.Globalization;
using PhotoGrid.Import.Folders;

namespace PhotoGrid.Server.Setup;

/// <summary>Reads <c>Import:Folders</c>. A folder that can't be meant stops the start with a sentence: silence would look like a library that stays empty.</summary>
internal static class FolderSettings
{
    public static FolderRules Read(IConfiguration settings, string dataFolder)
    {
        var import = settings.GetSection("Import");
        var rules = new FolderRules { Folders = [.. import.GetSection("Folders").GetChildren().Select(one => ReadOne(one, Path.GetFullPath(dataFolder)))] };
        return rules with { Rescan = Seconds(import["RescanSeconds"]) ?? rules.Rescan, Settle = Seconds(import["SettleSeconds"]) ?? rules.Settle };
    }

    private static WatchedFolder ReadOne(IConfigurationSection one, string dataFolder)
    {
        var (path, user) = (one["Path"], one["User"]);
        if (string.IsNullOrWhiteSpace(path) || !Path.IsPathRooted(path))
            throw new InvalidOperationException($"{one.Path}:Path must be an absolute path.");
        if (string.IsNullOrWhiteSpace(user))
            throw new InvalidOperationException($"{one.Path}:User must be the mail address of the account that the photos go to.");
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Holds(root, dataFolder) || Holds(dataFolder, root))
            throw new InvalidOperationException($"{one.Path}:Path and the data folder must not hold one another.");
        var mode = (one["Mode"] ?? "copy").ToLowerInvariant() switch
        {
            "copy" => FolderMode.Copy,
            "reference" => FolderMode.Reference,
            _ => throw new InvalidOperationException($"{one.Path}:Mode is copy or reference."),
        };
        return new WatchedFolder(root, user.Trim(), mode, one["Album"] is { Length: > 0 } album ? album : null);
    }

    private static bool Holds(string outer, string inner) => inner == outer || inner.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
}
