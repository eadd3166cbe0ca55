using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PhotoGrid.Bench;

/// <summary>Asks for one URL as fast as answers come, from another process than the server's, and says what each request cost the server.</summary>
internal static partial class Load
{
    private const int Connections = 8;
    private const long WarmRequests = 3000; // until the code that runs is the code that stays: the compiler's last tier comes late on a busy machine
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WarmLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(8);

    /// <summary>CPU of the server in microseconds a request, and how many requests that is over.</summary>
    public static async Task<(double CpuMicroseconds, long Requests)> MeasureAsync(int processId, Uri url, IReadOnlyDictionary<string, string> headers)
    {
        var warming = Stopwatch.StartNew();
        for (var warmed = 0L; warmed < WarmRequests && warming.Elapsed < WarmLimit;)
        {
            warmed += await RunAsync(url, headers, WarmUp);
        }

        var before = ProcessTree.CpuSeconds(processId);
        var requests = await RunAsync(url, headers, Measured);
        var used = ProcessTree.CpuSeconds(processId) - before;
        return (used * 1e6 / requests, requests);
    }

    public static string Client { get; } = File.Exists("/usr/bin/wrk") ? "wrk -t1 -c8" : "HttpClient, 8 at a time";

    private static Task<long> RunAsync(Uri url, IReadOnlyDictionary<string, string> headers, TimeSpan length) =>
        File.Exists("/usr/bin/wrk") ? WrkAsync(url, headers, length) : HttpClientAsync(url, headers, length);

    private static async Task<long> WrkAsync(Uri url, IReadOnlyDictionary<string, string> headers, TimeSpan length)
    {
        List<string> arguments = ["-t1", $"-c{Connections}", $"-d{(int)length.TotalSeconds}s"];
        foreach (var (name, value) in headers)
        {
            arguments.AddRange(["-H", $"{name}: {value}"]);
        }

        arguments.Add(url.ToString());
        using var wrk = Process.Start(new ProcessStartInfo("/usr/bin/wrk", arguments) { RedirectStandardOutput = true })!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (said.Contains("Non-2xx", StringComparison.Ordinal) || RequestsLine().Match(said) is not { Success: true } match)
        {
            throw new InvalidOperationException($"wrk on {url}: {said}");
        }

        return long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<long> HttpClientAsync(Uri url, IReadOnlyDictionary<string, string> headers, TimeSpan length)
    {
        using var http = new HttpClient();
        foreach (var (name, value) in headers)
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        var until = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var count = 0L;
            while (until.Elapsed < length)
            {
                using var answer = await http.GetAsync(url);
                if (!answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"{url}: {(int)answer.StatusCode}");
                }

                await answer.Content.ReadAsByteArrayAsync();
                count++;
            }

            return count;
        }));
        return counts.Sum();
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex RequestsLine();
}
