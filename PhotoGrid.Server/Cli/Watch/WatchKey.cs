using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Cli.Watch;

/// <summary>Finds the key: as it was typed, from a file that nobody else can read, or from the environment. On a command line every user of a machine sees it.</summary>
internal static class WatchKey
{
    /// <summary>The variable of the environment.</summary>
    public const string Variable = "PHOTOGRID_KEY";

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>VALIDATION_FAILED with what to do when there is none.</summary>
    public static Result<string> Find(WatchVerb verb, string? environment)
    {
        var key = verb.Key;
        if (verb.KeyFile is { } file)
        {
            var (read, wrong) = Read(file);
            if (wrong is not null)
                return wrong;
            key = read;
        }

        key = (key ?? environment)?.Trim();
        if (string.IsNullOrEmpty(key))
            return Failure.Invalid($"watch needs the secret of an API key: in {Variable}, in a file named by --key-file, or as --key.");
        return key.All(letter => letter is > ' ' and < '\x7f') ? key : Failure.Invalid("That is no key: it has characters that no key has.");
    }

    private static Result<string> Read(string file)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
                return Failure.Invalid($"Other users of this machine can read {file}. Take that away (chmod 600) first.");
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Failure.Invalid($"The key file {file} can't be read.");
        }
    }
}
