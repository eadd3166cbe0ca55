using Microsoft.Extensions.Logging;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Imaging;

namespace PhotoGrid.Core.Tests.Imaging;

/// <summary>What a taken-over worker may try with its error stream.</summary>
public class TalkativeWorkerTests
{
    [Theory]
    [InlineData("head -c 20000000 /dev/zero | tr '\\0' 'A' >&2")]
    [InlineData("printf 'One\\nERROR: another line\\r\\n\\033[31mred\\000 \\303\\274' >&2")]
    public async Task However_much_a_worker_says_the_log_gets_one_short_line(string script)
    {
        var log = new Lines();
        ImagingOptions options = Pools.Options with { WorkerCommand = ["/bin/sh", "-c", script] };
        await using var pool = new DecodePool(options, log, TimeProvider.System);

        var outcome = await pool.MakeEagerAsync(TestImages.Input([0xFF, 0xD8, 0xFF, 0xE0]), default).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(ParkKind.Crashed, outcome.Parked?.Kind);
        string line = Assert.Single(log.Warnings);
        Assert.InRange(line.Length, 40, 1500);
        Assert.DoesNotContain(line, c => c is < ' ' or > '~');
    }

    private sealed class Lines : ILogger<DecodePool>
    {
        internal List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning) Warnings.Add(formatter(state, exception));
        }
    }
}
