using System.Diagnostics;
using System.Globalization;
using PhotoGrid.Accounts;
using PhotoGrid.Import.Runs;
using PhotoGrid.Server.Setup;
using PhotoGrid.Sync.Journal;

namespace PhotoGrid.Server.Cli;

/// <summary>Does what <c>photogrid import</c> says, in whichever process holds the data folder, and leaves a written account there.</summary>
internal static class ImportCommand
{
    private const string Folder = "imports";
    private const int MostShown = 50;

    // Often enough for a bar to move; seldom enough to cost nothing.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>1 when it stopped before its end, or when something that should have become a photo did not.</summary>
    public static async Task<int> RunAsync(ImportVerb verb, IServiceProvider services, VerbOutput output, CancellationToken ct)
    {
        var users = await services.GetRequiredService<ReadUsers>().AllAsync(ct);
        if (users.FirstOrDefault(user => user.Email.Equals(verb.Email, StringComparison.OrdinalIgnoreCase)) is not { } user)
        {
            await output.ErrorAsync($"There is no account {verb.Email}.");
            return 1;
        }

        // It listens from its making on: what is imported while nobody serves goes into the journal, too.
        services.GetRequiredService<JournalMarks>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var import = services.GetRequiredService<ImportFiles>();
        var (report, wrong) = await import.RunAsync(
            new ImportRequest(user.Id, [.. verb.Paths.Select(Path.GetFullPath)], verb.Album), Paced(output, ending), ending.Token);
        if (report is null)
        {
            await output.ErrorAsync(wrong!.Message);
            return 1;
        }

        var written = await WriteAsync(services.GetRequiredService<ServeOptions>().DataFolder, report);
        if (verb.Json)
        {
            await output.LineAsync(ImportReportJson.Write(report, isIndented: false));
        }
        else
        {
            foreach (var line in ImportReportText.Lines(report, MostShown))
                await output.LineAsync(line);
            await output.LineAsync($"The whole account is in {written}");
        }

        return report.Stopped is null && !report.Remainder.Any(left => left.IsFault) ? 0 : 1;
    }

    // Whoever typed it may leave: then it ends after the file it is at, and its account is written all the same.
    private static Func<ImportProgress, Task> Paced(VerbOutput output, CancellationTokenSource ending)
    {
        long? last = null;
        return async progress =>
        {
            if (last is { } shown && Stopwatch.GetElapsedTime(shown) < Pace && progress.Done < progress.Total)
                return;
            last = Stopwatch.GetTimestamp();
            try
            {
                var what = string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} of {progress.Total:N0}, {progress.Stored:N0} stored, {progress.Duplicates:N0} duplicates");
                await output.Show(new VerbProgress(progress.Done, progress.Total, what));
            }
            catch (IOException)
            {
                await ending.CancelAsync();
            }
        };
    }

    private static async Task<string> WriteAsync(string dataFolder, ImportReport report)
    {
        var folder = Path.Combine(dataFolder, Folder);
        Directory.CreateDirectory(folder);
        var name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{report.StartedAt:yyyyMMdd'T'HHmmss'Z'}-{Guid.CreateVersion7().ToString("N")[^6..]}"));
        await File.WriteAllTextAsync($"{name}.json", ImportReportJson.Write(report, isIndented: true), CancellationToken.None);
        await File.WriteAllLinesAsync($"{name}.txt", ImportReportText.Lines(report, int.MaxValue), CancellationToken.None);
        return $"{name}.txt";
    }
}
