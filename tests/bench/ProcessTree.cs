using System.Globalization;

namespace PhotoGrid.Bench;

/// <summary>What a process and everything below it has used, from /proc. CPU time is what a busy neighbour cannot change much.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100; // USER_HZ, on every Linux that .NET runs on

    /// <summary>User and system time of the tree in seconds, children that ended and were waited for included.</summary>
    public static double CpuSeconds(int root) => Ids(root).Sum(id => CpuTicks(id)) / TicksPerSecond;

    /// <summary>Resident memory of the tree in bytes; pages that processes share are counted for each.</summary>
    public static long ResidentBytes(int root) => Ids(root).Sum(ResidentOf);

    public static List<int> Ids(int root)
    {
        List<int> ids = [root];
        for (var i = 0; i < ids.Count; i++)
        {
            ids.AddRange(Children(ids[i]));
        }

        return ids;
    }

    public static long ResidentOf(int id) => StatusBytes(id, "VmRSS:");

    /// <summary>The part of the resident memory that no file backs: what the process itself asked for.</summary>
    public static long AnonymousOf(int id) => StatusBytes(id, "RssAnon:");

    /// <summary>User and system time in seconds of one process alone, its children not counted.</summary>
    public static double OwnCpuSeconds(int id) => CpuTicks(id, ownOnly: true) / TicksPerSecond;

    private static long StatusBytes(int id, string field)
    {
        var line = Lines($"/proc/{id}/status").FirstOrDefault(text => text.StartsWith(field, StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private static IEnumerable<int> Children(int id) =>
        !Directory.Exists($"/proc/{id}/task")
            ? []
            : Directory.EnumerateDirectories($"/proc/{id}/task")
                .SelectMany(task => Lines($"{task}/children"))
                .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(text => int.Parse(text, CultureInfo.InvariantCulture));

    private static long CpuTicks(int id, bool ownOnly = false)
    {
        var text = Lines($"/proc/{id}/stat").FirstOrDefault();
        if (text is null)
        {
            return 0;
        }

        // The name in parentheses may hold spaces: count from behind it. Fields 14-17: utime, stime, cutime, cstime.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..(ownOnly ? 13 : 15)].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (IOException)
        {
            return []; // it ended meanwhile
        }
    }
}
