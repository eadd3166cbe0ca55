using System.Text.RegularExpressions;

namespace PhotoGrid.Published.Tests.Flush;

/// <summary>
/// What one upload did to the originals' disk, in the words of PhotoGrid.Server.Tests/Faults/ingest-calls.txt: the tests there let each of
/// those calls fail, so a call that is not in the list is one that no test lets fail.
/// </summary>
internal static partial class IngestCalls
{
    /// <summary>From the making of the upload's file to the removal of its record.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<SystemCall> calls, string data)
    {
        var begin = calls.Select((call, at) => (call, at)).Last(one => one.call.Name == "openat" && one.call.PathArguments is [.., var path] && path.EndsWith(".data", StringComparison.Ordinal)
            && one.call.Text.Contains("O_CREAT", StringComparison.Ordinal)).at;
        var words = new List<string>();
        foreach (var call in calls.Skip(begin))
        {
            var path = (call.Path ?? call.PathArguments.LastOrDefault() ?? string.Empty).Replace("(deleted)", string.Empty, StringComparison.Ordinal);
            if (path.StartsWith(data + "/originals/", StringComparison.Ordinal) && !path.Contains("/.journal", StringComparison.Ordinal) && WordOf(call) is { } word)
            {
                words.Add($"{word} {Name(path[(data.Length + 1)..])}");
                if (words[^1].StartsWith("unlink", StringComparison.Ordinal) && path.EndsWith(".parts", StringComparison.Ordinal))
                {
                    break;
                }
            }
        }

        return words;
    }

    private static string? WordOf(SystemCall call) => call.Name switch
    {
        "openat" when call.Text.Contains("O_CREAT", StringComparison.Ordinal) => "create",
        "openat" when call.Text.Contains("O_WRONLY", StringComparison.Ordinal) || call.Text.Contains("O_RDWR", StringComparison.Ordinal) => "open",
        "openat" => null,
        "pwrite64" => "write",
        // To nothing: the rest of making a file, which .NET locks first.
        "ftruncate" when call.LastNumber() == 0 => null,
        "ftruncate" => "truncate",
        "fsync" or "fdatasync" => "fsync",
        "rename" or "renameat" or "renameat2" => "rename",
        "unlink" or "unlinkat" => "unlink",
        _ => call.Name,
    };

    // The parts of a name that differ from upload to upload.
    private static string Name(string path) => DateAndHash().Replace(Id().Replace(path, "ID"), "NAME");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}/\d\d(/[^/]+\.[0-9a-f]+\.png)?")]
    private static partial Regex DateAndHash();
}
