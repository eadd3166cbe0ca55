using PhotoGrid.Import.Dav;

namespace PhotoGrid.Server.Api.Dav.Locks;

/// <summary>One thing that must hold of a resource: a token of a lock on it or its tag, or that it is not so.</summary>
internal readonly record struct IfCondition(string Value, bool IsTag, bool IsNegated);

/// <summary>Conditions that must all hold of one resource; null stands for the one the request is about.</summary>
internal sealed record IfList(string? Resource, IReadOnlyList<IfCondition> Conditions);

/// <summary>The header If of RFC 4918, 10.4: lists of which one must hold.</summary>
internal sealed record IfHeader(IReadOnlyList<IfList> Lists)
{
    /// <summary>Every token in it: to name a token is to prove that one holds the lock.</summary>
    public IReadOnlySet<string> Tokens { get; } =
        Lists.SelectMany(list => list.Conditions).Where(condition => !condition.IsTag).Select(condition => condition.Value).ToHashSet();

    /// <summary>Nothing is asked for.</summary>
    public static IfHeader None { get; } = new([]);

    /// <summary>Null when the text is not such a header.</summary>
    public static IfHeader? Parse(string text)
    {
        if (text.Length == 0)
            return None;
        var lists = new List<IfList>();
        string? resource = null;
        var rest = text.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            if (rest[0] == '<')
            {
                if (Take(ref rest, '<', '>') is not { } address)
                    return null;
                resource = address;
            }
            else if (rest[0] != '(' || Take(ref rest, '(', ')') is not { } inside || Conditions(inside) is not { Count: > 0 } conditions)
            {
                return null;
            }
            else
            {
                lists.Add(new IfList(resource, conditions));
            }
        }

        return lists.Count > 0 ? new IfHeader(lists) : null;
    }

    private static List<IfCondition>? Conditions(string inside)
    {
        var conditions = new List<IfCondition>();
        var rest = inside.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var negated = rest.StartsWith("Not", StringComparison.OrdinalIgnoreCase);
            if (negated)
                rest = rest[3..].TrimStart();
            var isTag = rest.StartsWith("[");
            if ((isTag ? Take(ref rest, '[', ']') : rest.StartsWith("<") ? Take(ref rest, '<', '>') : null) is not { } value)
                return null;
            conditions.Add(new IfCondition(value, isTag, negated));
        }

        return conditions;
    }

    // What is between the brackets at the front. Brackets within quotes or <…> are no end: tags and addresses may hold them.
    private static string? Take(ref ReadOnlySpan<char> rest, char open, char close)
    {
        var (quoted, angled) = (false, false);
        for (var at = 1; at < rest.Length; at++)
        {
            var letter = rest[at];
            if (letter == close && !quoted && !angled)
            {
                var inside = rest[1..at].Trim().ToString();
                rest = rest[(at + 1)..].TrimStart();
                return inside;
            }

            if (letter == '"' && open != '<')
                quoted = !quoted;
            if (open == '(' && !quoted)
                angled = letter == '<' || (angled && letter != '>');
        }

        return null;
    }
}
