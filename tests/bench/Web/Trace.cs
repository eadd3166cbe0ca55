using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace PhotoGrid.Bench.Web;

/// <summary>What a renderer's threads spent, by Chromium's own trace: CPU time of each task (tdur), which a busy machine does not stretch as it does wall time.</summary>
internal sealed class Trace
{
    private static readonly string[] Categories =
        ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "__metadata"];

    private readonly List<(int Process, int Thread, long At, double CpuMs)> _tasks = [];
    private readonly List<(int Process, long At)> _frames = [];
    private readonly Dictionary<(int Process, int Thread), string> _threads = [];
    private readonly Dictionary<string, (int Process, long At)> _marks = [];

    private Trace()
    {
    }

    /// <summary>Records while something is done.</summary>
    public static async Task<Trace> RecordAsync(IBrowser browser, Func<Task> work)
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        var ended = new TaskCompletionSource<string>();
        session.Event("Tracing.tracingComplete").OnEvent += (_, data) => ended.TrySetResult(data?.GetProperty("stream").GetString() ?? string.Empty);
        await session.SendAsync("Tracing.start", new Dictionary<string, object>
        {
            ["transferMode"] = "ReturnAsStream",
            ["traceConfig"] = new Dictionary<string, object> { ["includedCategories"] = Categories, ["excludedCategories"] = new[] { "*" } },
        });
        await work();
        await session.SendAsync("Tracing.end");
        var stream = await ended.Task;
        using var bytes = new MemoryStream();
        while (true)
        {
            var part = (await session.SendAsync("IO.read", new Dictionary<string, object> { ["handle"] = stream, ["size"] = 4 << 20 }))!.Value;
            var text = part.GetProperty("data").GetString()!;
            bytes.Write(part.TryGetProperty("base64Encoded", out var coded) && coded.GetBoolean() ? Convert.FromBase64String(text) : System.Text.Encoding.UTF8.GetBytes(text));
            if (part.GetProperty("eof").GetBoolean()) break;
        }

        await session.SendAsync("IO.close", new Dictionary<string, object> { ["handle"] = stream });
        await session.DetachAsync();
        var trace = new Trace();
        trace.Read(bytes.ToArray());
        return trace;
    }

    /// <summary>CPU milliseconds of the page's main thread from one frame to the next, between two marks of the page; what scrolls marks each frame.</summary>
    public List<double> Frames(string from, string to)
    {
        var (process, start) = Mark(from);
        var (_, end) = Mark(to);
        var main = Main(process);
        var edges = _frames.Where(frame => frame.Process == process && frame.At >= start && frame.At <= end).Select(frame => frame.At).Order().ToArray();
        var frames = new double[Math.Max(0, edges.Length - 1)];
        foreach (var (_, _, at, cpu) in _tasks.Where(task => task.Process == process && task.Thread == main))
        {
            var place = Array.BinarySearch(edges, at);
            var frame = place >= 0 ? place : ~place - 1;
            if (frame >= 0 && frame < frames.Length) frames[frame] += cpu;
        }

        return [.. frames];
    }

    /// <summary>CPU milliseconds of the page's main thread between two marks.</summary>
    public double MainCpu(string from, string to) => Cpu(from, to, (process, thread) => thread == Main(process));

    /// <summary>CPU milliseconds of the page's workers between two marks.</summary>
    public double WorkerCpu(string from, string to) => Cpu(from, to, (process, thread) => _threads.GetValueOrDefault((process, thread)) is { } name && name.StartsWith("DedicatedWorker", StringComparison.Ordinal));

    private double Cpu(string from, string to, Func<int, int, bool> isMeant)
    {
        var (process, start) = Mark(from);
        var (_, end) = Mark(to);
        return _tasks.Where(task => task.Process == process && isMeant(process, task.Thread) && task.At >= start && task.At <= end).Sum(task => task.CpuMs);
    }

    private (int Process, long At) Mark(string name) =>
        _marks.TryGetValue(name, out var mark) ? mark : throw new InvalidOperationException($"The trace has no mark {name}.");

    private int Main(int process) => _threads.Single(thread => thread.Key.Process == process && thread.Value == "CrRendererMain").Key.Thread;

    private void Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var each in document.RootElement.GetProperty("traceEvents").EnumerateArray())
        {
            var name = each.GetProperty("name").GetString()!;
            var (process, thread) = (each.GetProperty("pid").GetInt32(), each.GetProperty("tid").GetInt32());
            switch (name)
            {
                case "thread_name":
                    _threads[(process, thread)] = each.GetProperty("args").GetProperty("name").GetString()!;
                    break;
                case "RunTask" when each.TryGetProperty("tdur", out var cpu):
                    _tasks.Add((process, thread, At(each), cpu.GetDouble() / 1000));
                    break;
                case "bench-frame":
                    _frames.Add((process, At(each)));
                    break;
                default:
                    if (each.GetProperty("cat").GetString()!.Contains("user_timing", StringComparison.Ordinal) && name.StartsWith("bench-", StringComparison.Ordinal))
                        _marks[name] = (process, At(each));
                    break;
            }
        }
    }

    private static long At(JsonElement each) => long.Parse(each.GetProperty("ts").GetRawText().Split('.')[0], CultureInfo.InvariantCulture);
}
