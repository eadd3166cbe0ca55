using System.Globalization;
using System.Text.Json;

namespace PhotoGrid.Server.Cli.Watch;

/// <summary>
/// What is told while it works: in JSON every file that something became of; in text what is left, by name and reason, and how far it is. The same is told
/// once, not at every pass.
/// </summary>
internal sealed class WatchReport(WatchVerb verb, VerbOutput output) : IDisposable
{
    // Beyond this many a reason may be told twice: memory has an end.
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly HashSet<string> _told = [];
    private readonly SemaphoreSlim _one = new(1);
    private long? _shown;

    public void Dispose() => _one.Dispose();

    /// <summary>A file that the server has.</summary>
    public Task FateAsync(string path, FileFate fate) => verb.Json
        ? TellAsync(path, fate switch { FileFate.Uploaded => "uploaded", FileFate.There => "there", _ => "sidecar" }, null, false)
        : Task.CompletedTask;

    /// <summary>A file that is left, and why.</summary>
    public Task LeftAsync(string path, string reason) => OnceAsync(path, "left", reason, true);

    /// <summary>A file that is no photo: nobody who watches on wants to hear of each.</summary>
    public Task NoPhotoAsync(string path) => verb.Once ? OnceAsync(path, "noPhoto", "Its name is none of a photo or video.", false) : Task.CompletedTask;

    public Task SayAsync(string line) => verb.Json ? Task.CompletedTask : output.ErrorAsync(line);

    public async Task ShowAsync(WatchAccount account, long done, long total)
    {
        await _one.WaitAsync();
        try
        {
            if (_shown is { } last && TimeProvider.System.GetElapsedTime(last) < Pace)
                return;
            _shown = TimeProvider.System.GetTimestamp();
            await output.Show(new VerbProgress(done, total, string.Create(CultureInfo.InvariantCulture,
                $"{done:N0} of {total:N0}, {account.Uploaded:N0} uploaded, {account.There:N0} there already")));
        }
        finally
        {
            _one.Release();
        }
    }

    public Task AccountAsync(WatchAccount account) => output.LineAsync(
        verb.Json ? JsonSerializer.Serialize(new WatchAccountJson(account), WatchJson.Default.WatchAccountJson) : account.ToLine());

    private async Task OnceAsync(string path, string outcome, string reason, bool isFault)
    {
        lock (_told)
        {
            if (_told.Count >= MostRemembered)
                _told.Clear();
            if (!_told.Add($"{path}\n{reason}"))
                return;
        }

        await TellAsync(path, outcome, reason, isFault);
    }

    private async Task TellAsync(string path, string outcome, string? reason, bool isFault)
    {
        await _one.WaitAsync();
        try
        {
            await output.LineAsync(verb.Json
                ? JsonSerializer.Serialize(new WatchFileJson(path, outcome, reason, isFault), WatchJson.Default.WatchFileJson)
                : $"  {path}  {reason}");
        }
        finally
        {
            _one.Release();
        }
    }
}
