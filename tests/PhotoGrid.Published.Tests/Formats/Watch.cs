using System.Globalization;
using System.Net;

namespace PhotoGrid.Published.Tests.Formats;

/// <summary>Looks at a server while it is busy: does it answer, and how large do its decode workers become.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private static readonly TimeSpan _often = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _done = new();
    private readonly PublishedServer _server;
    private readonly Task _looking;

    public Watch(PublishedServer server)
    {
        _server = server;
        _looking = LookAsync();
    }

    /// <summary>How often it was asked and answered.</summary>
    public int Answers { get; private set; }

    /// <summary>What it answered other than that it is well; an answer that did not come within ten seconds is one.</summary>
    public List<string> Troubles { get; } = [];

    /// <summary>Resident bytes of the largest worker that was seen.</summary>
    public long LargestWorker { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _looking;
        _done.Dispose();
    }

    private async Task LookAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        while (!_done.IsCancellationRequested)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(_server.Address, "/healthz"), CancellationToken.None);
                Answers++;
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    Troubles.Add(answer.StatusCode.ToString());
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                Troubles.Add(fault.Message);
            }

            LargestWorker = Math.Max(LargestWorker, Workers().Select(Resident).DefaultIfEmpty().Max());
            await Task.Delay(_often, CancellationToken.None);
        }
    }

    private IEnumerable<string> Workers()
    {
        foreach (var thread in Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{_server.ProcessId}/task")))
        {
            foreach (var child in Read(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return child;
            }
        }
    }

    private static long Resident(string process)
    {
        var fields = Read($"/proc/{process}/statm").Split(' ');
        return fields.Length > 1 ? long.Parse(fields[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize : 0;
    }

    // A process or thread may end while it is looked at.
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
