using System.Globalization;
using System.Text.Json;

namespace PhotoGrid.Server.Cli;

/// <summary>
/// The console that a verb was typed at: lines go where they belong, progress is a bar on a terminal, lines of JSON with --json, and nothing
/// where nobody would see it.
/// </summary>
internal sealed class Terminal(bool json)
{
    private const int BarWidth = 30;

    private readonly bool _hasBar = !json && !Console.IsErrorRedirected;
    private bool _isDrawn;

    public VerbOutput Output => new(SayAsync, ShowAsync);

    /// <summary>Takes the bar away.</summary>
    public async Task ClearAsync()
    {
        if (_isDrawn)
            await Console.Error.WriteAsync("\r\e[K");
        _isDrawn = false;
    }

    private async Task SayAsync(bool isError, string line)
    {
        await ClearAsync();
        await (isError ? Console.Error : Console.Out).WriteLineAsync(line);
    }

    private async Task ShowAsync(VerbProgress progress)
    {
        if (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new CliProgressJson(progress), CliJson.Default.CliProgressJson));
        }
        else if (_hasBar)
        {
            var part = progress.Total > 0 ? Math.Min(1, (double)progress.Done / progress.Total) : 0;
            var full = (int)(part * BarWidth);
            await Console.Error.WriteAsync(string.Create(CultureInfo.InvariantCulture,
                $"\r\e[K[{new string('#', full)}{new string('.', BarWidth - full)}] {part * 100,3:F0} % {progress.What}"));
            _isDrawn = true;
        }
    }
}
