using System.Globalization;

namespace PhotoGrid.Import.Runs;

/// <summary>The report for people.</summary>
public static class ImportReportText
{
    /// <summary>Line by line; at most <paramref name="most"/> of what is left over by name, the rest by number.</summary>
    public static IEnumerable<string> Lines(ImportReport report, int most)
    {
        yield return Text($"{Count(report.Files, "file")} in: {report.Stored:N0} stored, {Count(report.Duplicates, "duplicate")}, {Count(report.Sidecars, "description")} of photos, {report.AlbumFiles:N0} of albums, {report.Remainder.Count:N0} left over.");
        yield return Text($"{Count(report.Described, "photo")} had a description. {report.StoredBytes / 1e6:N1} MB were stored in {(report.EndedAt - report.StartedAt).TotalSeconds:N0} s.");
        if (report.InTrash > 0)
            yield return Text($"{report.InTrash:N0} of the duplicates are in the trash and stay there.");
        if (report.Albums.Count > 0)
            yield return $"Albums: {string.Join(", ", report.Albums.Select(album => Text($"{album.Name} ({album.Photos:N0})")))}";
        if (report.Stopped is { } why)
            yield return Text($"It stopped before its end: {why} {report.Unexplained:N0} files were not looked at; run it again to go on.");
        if (report.Remainder.Count > 0)
            yield return "Left over:";
        foreach (var left in report.Remainder.OrderByDescending(left => left.IsFault).Take(most))
            yield return $"  {left.Name}  {left.Reason}";
        if (report.Remainder.Count > most)
            yield return Text($"  … and {report.Remainder.Count - most:N0} more.");
    }

    private static string Count(long count, string noun) => Text($"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
