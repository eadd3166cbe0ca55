using System.Text.RegularExpressions;

namespace PhotoGrid.Published.Tests.Flush;

/// <summary>One call of a trace made by <c>strace -f -y</c>; began and ended are line numbers, which differ where other threads came in between.</summary>
internal sealed partial record SystemCall(string Thread, string Name, string Text, int Began, int Ended)
{
    /// <summary>The file behind the first argument, which -y writes as <c>12&lt;/path&gt;</c>.</summary>
    public string? Path => DescriptorPath().Match(Text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The quoted paths, in order.</summary>
    public string[] PathArguments => [.. QuotedPath().Matches(Text).Select(match => match.Groups[1].Value)];

    public bool IsWrite => Name is "write" or "writev" or "pwrite64" or "pwritev" or "pwritev2" or "sendto" or "sendmsg";

    public bool IsFlush => Name is "fsync" or "fdatasync" && Succeeded;

    public bool Succeeded => Result().Match(Text) is { Success: true } match && !match.Groups[1].Value.StartsWith('-');

    public static IReadOnlyList<SystemCall> Parse(IEnumerable<string> lines)
    {
        var calls = new List<SystemCall>();
        var unfinished = new Dictionary<(string Thread, string Name), (string Text, int Began)>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (ResumedLine().Match(line) is { Success: true } resumed)
            {
                if (unfinished.Remove((resumed.Groups[1].Value, resumed.Groups[2].Value), out var begun))
                {
                    calls.Add(new SystemCall(resumed.Groups[1].Value, resumed.Groups[2].Value, begun.Text + resumed.Groups[3].Value, begun.Began, number));
                }
            }
            else if (CallLine().Match(line) is { Success: true } call)
            {
                var (thread, name, text) = (call.Groups[1].Value, call.Groups[2].Value, call.Groups[3].Value);
                var cut = text.IndexOf("<unfinished ...>", StringComparison.Ordinal);
                if (cut >= 0)
                {
                    unfinished[(thread, name)] = (text[..cut], number);
                }
                else
                {
                    calls.Add(new SystemCall(thread, name, text, number, number));
                }
            }
        }

        return [.. calls.OrderBy(call => call.Began)];
    }

    [GeneratedRegex(@"^(\d+) +(?:[\d:.]+ )?(\w+)(\(.*)$")]
    private static partial Regex CallLine();

    [GeneratedRegex(@"^(\d+) +(?:[\d:.]+ )?<\.\.\. (\w+) resumed>(.*)$")]
    private static partial Regex ResumedLine();

    [GeneratedRegex(@"^\(\d+<([^>]+)>")]
    private static partial Regex DescriptorPath();

    [GeneratedRegex("\"(/[^\"]*)\"")]
    private static partial Regex QuotedPath();

    [GeneratedRegex(@"\) += (-?\d+)")]
    private static partial Regex Result();
}
