using System.Globalization;
using System.Text.RegularExpressions;

namespace PhotoGrid.Published.Tests.Flush;

/// <summary>One call of a trace made by <c>strace -f -y</c>; began and ended are line numbers, which differ where other threads came in between.</summary>
internal sealed partial record SystemCall(string Thread, string Name, string Text, int Began, int Ended)
{
    /// <summary>The file behind the first argument, which -y writes as <c>12&lt;/path&gt;</c>.</summary>
    public string? Path => DescriptorPath().Match(Text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Whether the file behind the first argument has no name any more.</summary>
    public bool IsNameless => Nameless().IsMatch(Text);

    /// <summary>The quoted paths, in order.</summary>
    public string[] PathArguments => [.. QuotedPath().Matches(Text).Select(match => match.Groups[1].Value)];

    public bool IsWrite => Name is "write" or "writev" or "pwrite64" or "pwritev" or "pwritev2" or "sendto" or "sendmsg";

    public bool IsFlush => Name is "fsync" or "fdatasync" && Succeeded;

    public bool Succeeded => Result().Match(Text) is { Success: true } match && !match.Groups[1].Value.StartsWith('-');

    /// <summary>What pwrite64 wrote, and where: the whole, where strace was told not to cut it.</summary>
    public (int Offset, byte[] Bytes) Written()
    {
        var bytes = Unescape(Text.AsSpan(Text.IndexOf('"') + 1));
        var numbers = WrittenAt().Match(Text, Text.LastIndexOf('"'));
        var count = (int)long.Parse(numbers.Groups[2].Value, CultureInfo.InvariantCulture);
        if (bytes.Length < count)
        {
            throw new InvalidOperationException($"strace showed {bytes.Length} of {count} bytes.");
        }

        return ((int)long.Parse(numbers.Groups[1].Value, CultureInfo.InvariantCulture), bytes[..count]);
    }

    /// <summary>The last argument, as of ftruncate.</summary>
    public long LastNumber() => long.Parse(LastArgument().Match(Text).Groups[1].Value, CultureInfo.InvariantCulture);

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

    // C's escapes: octal in as few digits as the next character allows.
    private static byte[] Unescape(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] != '\\')
            {
                bytes.Add((byte)text[at]);
                continue;
            }

            at++;
            if (text[at] is >= '0' and <= '7')
            {
                var value = 0;
                var last = at + 3;
                for (; at < last && text[at] is >= '0' and <= '7'; at++)
                {
                    value = (value * 8) + (text[at] - '0');
                }

                at--;
                bytes.Add((byte)value);
            }
            else
            {
                bytes.Add((byte)(text[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'v' => '\v', 'f' => '\f', var other => other }));
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"^(\d+) +(?:[\d:.]+ )?(\w+)(\(.*)$")]
    private static partial Regex CallLine();

    [GeneratedRegex(@"^(\d+) +(?:[\d:.]+ )?<\.\.\. (\w+) resumed>(.*)$")]
    private static partial Regex ResumedLine();

    [GeneratedRegex(@"^\(\d+<([^>]+)>")]
    private static partial Regex DescriptorPath();

    [GeneratedRegex(@"^\(\d+<[^>]+>\(deleted\)")]
    private static partial Regex Nameless();

    [GeneratedRegex("\"(/[^\"]*)\"")]
    private static partial Regex QuotedPath();

    [GeneratedRegex(@"\) += (-?\d+)", RegexOptions.RightToLeft)]
    private static partial Regex Result();

    [GeneratedRegex(@"\G"", \d+, (\d+) *\) += (\d+)")]
    private static partial Regex WrittenAt();

    [GeneratedRegex(@", (\d+) *\) += ", RegexOptions.RightToLeft)]
    private static partial Regex LastArgument();
}
