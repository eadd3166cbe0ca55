using System.Globalization;
using System.Text;

namespace PhotoGrid.Published.Tests.Formats;

/// <summary>Counts by format, and the reason of everything that is not shown, as docs/formats.md has them.</summary>
internal static class IntakeTable
{
    public static string Write(IReadOnlyList<Intake> files)
    {
        var page = new StringBuilder();
        page.Append("| name ends in | files | shown | duplicates | sidecars | kept, not shown | refused |\n|---|---|---|---|---|---|---|\n");
        foreach (var kind in files.GroupBy(file => Path.GetExtension(file.File).ToLowerInvariant()).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Row(page, kind.Key, [.. kind]);
        }

        Row(page, "all", files);
        Reasons(page, "Kept, and not shown, because they are damaged or too large", files.Where(file => file.Status == "failed"));
        Reasons(page, "Refused", files.Where(file => file.Status == "refused"));
        return page.ToString();
    }

    private static void Row(StringBuilder page, string name, IReadOnlyCollection<Intake> files)
    {
        int Count(string status) => files.Count(file => file.Status == status);
        page.Append(CultureInfo.InvariantCulture, $"| {name} | {files.Count} | {Count("ready")} | {Count("duplicate")} | {Count("sidecar")} | {Count("failed")} | {Count("refused")} |\n");
    }

    private static void Reasons(StringBuilder page, string title, IEnumerable<Intake> files)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n{title}:\n\n| reason | files |\n|---|---|\n");
        foreach (var reason in files.GroupBy(file => file.Reason!).OrderBy(reason => reason.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {reason.Key} | {string.Join(", ", reason.Select(file => $"`{file.File}`").Order(StringComparer.Ordinal))} |\n");
        }
    }
}
