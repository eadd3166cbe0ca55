using Microsoft.Playwright;
using static PhotoGrid.Bench.Web.WebBench;

namespace PhotoGrid.Bench.Web;

/// <summary>The grid of a whole library: nodes, memory, frames of a scroll, jumps.</summary>
internal static class GridBench
{
    private const string Tiles = "[data-testid=photo-grid] [data-photo]";
    private const int Jumps = 15;

    public static async Task RunAsync(Report report, WebPage web, Uri server)
    {
        var page = await web.SignInAsync(server);
        await page.GotoAsync("/");
        await page.WaitForFunctionAsync("() => document.querySelector('header .num')?.textContent?.includes('100,0') && document.documentElement.scrollHeight > 1_000_000 && document.querySelectorAll('[data-testid=photo-grid] img').length > 10");
        // The first scroll is the compiler's and the cache's.
        await ScrollAsync(page, "warm", 40, 200);

        var steady = await Trace.RecordAsync(web.Browser, () => ScrollAsync(page, "steady", 40, 240));
        Report(report, "a steady scroll, 40 px a frame", steady.Frames("bench-steady", "bench-steady-end"));
        var fling = await Trace.RecordAsync(web.Browser, () => ScrollAsync(page, "fling", 200, 240));
        Report(report, "a fling, 200 px a frame", fling.Frames("bench-fling", "bench-fling-end"));

        await JumpsAsync(report, web, page);
        await ResizeAsync(report, web, page);

        var most = await page.EvaluateAsync<int>("() => window.mostNodes");
        report.Add("web: elements in the grid, most", "≤ 220", Text($"{most}"), "of 480 frames of scrolling, 1440 × 900");
        var shifts = (await CountsAsync(page)).GetProperty("shifts").GetDouble();
        report.Add("web: layout shift (CLS)", "0", Text($"{shifts:0.####}"), "from the first paint, over all of this");
        report.Add("web: heap", "≤ 40 MB", Text($"{await HeapAsync(page) / 1e6:F1} MB"), "JavaScript heap of the page after a collection, typed arrays included");
        await page.Context.CloseAsync();
    }

    private static void Report(Report report, string what, List<double> frames)
    {
        var over = 100.0 * frames.Count(frame => frame > 16.7) / frames.Count;
        report.Add($"web: {what}, CPU a frame, p50", "≤ 6 ms", Text($"{Percentile(frames, 0.5):F1} ms"), Text($"main thread, {frames.Count} frames; tracing's own cost is in it"));
        report.Add($"web: {what}, p95", "≤ 14 ms", Text($"{Percentile(frames, 0.95):F1} ms"), "");
        report.Add($"web: {what}, frames over 16.7 ms", "≤ 2 %", Text($"{over:F1} %"), "");
    }

    private static async Task ScrollAsync(IPage page, string name, int px, int frames) => await page.EvaluateAsync(
        """
        async ([name, px, frames]) => {
          const next = () => new Promise(requestAnimationFrame);
          performance.mark(`bench-${name}`);
          for (let i = 0; i < frames; i++) {
            performance.mark('bench-frame');
            scrollBy({ top: px, behavior: 'instant' });
            await next();
            if (i % 8 === 0) window.mostNodes = Math.max(window.mostNodes ?? 0, document.querySelectorAll('[data-testid=photo-grid] *').length);
          }
          performance.mark(`bench-${name}-end`);
          await new Promise((resolve) => setTimeout(resolve, 400));
        }
        """,
        new object[] { name, px, frames });

    private static async Task JumpsAsync(Report report, WebPage web, IPage page)
    {
        var random = new Random(3);
        var scrubber = (await page.GetByRole(AriaRole.Slider).BoundingBoxAsync())!;
        var trace = await Trace.RecordAsync(web.Browser, async () =>
        {
            for (var i = 0; i < Jumps; i++)
            {
                var before = await page.Locator(Tiles).First.GetAttributeAsync("data-photo");
                await page.EvaluateAsync("(i) => void performance.mark(`bench-jump-${i}`)", i);
                await page.Mouse.ClickAsync(scrubber.X + 60, (float)(scrubber.Y + (scrubber.Height * random.NextDouble())));
                await page.EvaluateAsync(
                    """
                    async ([i, before]) => {
                      while (document.querySelector('[data-testid=photo-grid] [data-photo]')?.dataset.photo === before) await new Promise(requestAnimationFrame);
                      await new Promise(requestAnimationFrame);
                      performance.mark(`bench-jump-${i}-end`);
                    }
                    """,
                    new object?[] { i, before });
                await page.WaitForTimeoutAsync(300);
            }
        });
        var costs = Enumerable.Range(0, Jumps).Select(i => trace.MainCpu($"bench-jump-{i}", $"bench-jump-{i}-end")).ToList();
        report.Add("web: a jump to another date, to placeholders", "≤ 50 ms", Text($"{Percentile(costs, 0.5):F1} ms"), Text($"CPU of the main thread from the press on the scrubber to the frame that shows it; median of {Jumps}, worst {costs.Max():F1} ms"));
    }

    private static async Task ResizeAsync(Report report, WebPage web, IPage page)
    {
        var trace = await Trace.RecordAsync(web.Browser, async () =>
        {
            foreach (var width in (int[])[1300, 1440, 1200, 1440, 1100, 1440, 1000, 1440])
            {
                await page.EvaluateAsync("(width) => void performance.mark(`bench-resize-${width}`)", width);
                await page.SetViewportSizeAsync(width, 900);
                await page.WaitForTimeoutAsync(400);
                await page.EvaluateAsync("(width) => void performance.mark(`bench-resize-${width}-end`)", width);
            }
        });
        var costs = ((int[])[1300, 1200, 1100, 1000]).Select(width => trace.WorkerCpu($"bench-resize-{width}", $"bench-resize-{width}-end")).ToList();
        report.Add("web: layout of 100,000 photos", "≤ 5 ms", Text($"{costs.Min():F1} ms"), Text($"CPU of the worker for a new width, the best of {costs.Count}, worst {costs.Max():F1} ms; sending the columns is in it"));
    }

    private static async Task<double> HeapAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("HeapProfiler.enable");
        await session.SendAsync("HeapProfiler.collectGarbage");
        var usage = (await session.SendAsync("Runtime.getHeapUsage"))!.Value;
        await session.DetachAsync();
        return usage.GetProperty("usedSize").GetDouble() + (usage.TryGetProperty("backingStorageSize", out var arrays) ? arrays.GetDouble() : 0);
    }
}
