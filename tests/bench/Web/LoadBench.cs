using System.Text.Json;
using Microsoft.Playwright;
using static PhotoGrid.Bench.Web.WebBench;

namespace PhotoGrid.Bench.Web;

/// <summary>The first visit on a slow connection and processor, and how soon the page answers hands.</summary>
internal static class LoadBench
{
    private const int Runs = 3;

    public static async Task RunAsync(Report report, WebPage web, Uri server)
    {
        foreach (var slower in (int[])[1, 4])
        {
            var runs = new List<Load>();
            for (var i = 0; i < Runs; i++)
                runs.Add(await VisitAsync(web, server, slower));
            var how = Text($"wall time, median of {Runs}, 1.6 Mb/s and 300 ms, processor {slower}× slower, 412 × 823 at 1.75");
            Add("first paint (FCP)", "≤ 1.5 s", load => load.First);
            Add("largest paint (LCP)", "≤ 2.5 s", load => load.Largest);
            report.Add(Text($"web: 3G, {slower}×: blocking time (TBT)"), "≤ 0.2 s", Text($"{Median(load => load.Blocking) / 1000:F2} s"), "of long tasks after the first paint, beyond 50 ms each");
            Add("interactive (TTI)", "≤ 3 s", load => load.Interactive);

            double Median(Func<Load, double> of) => Percentile([.. runs.Select(of)], 0.5);
            void Add(string what, string bar, Func<Load, double> of) => report.Add(Text($"web: 3G, {slower}×: {what}"), bar, Text($"{Median(of) / 1000:F2} s"), how);
        }

        await AnswersAsync(report, web, server);
    }

    private static async Task<Load> VisitAsync(WebPage web, Uri server, int slower)
    {
        var page = await web.SignInAsync(server, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 412, Height = 823 }, DeviceScaleFactor = 1.75f, IsMobile = true, HasTouch = true });
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false, ["latency"] = 300, ["downloadThroughput"] = 1.6e6 / 8, ["uploadThroughput"] = 0.75e6 / 8,
        });
        if (slower > 1)
            await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = slower });
        await page.GotoAsync("/");
        await page.WaitForTimeoutAsync(9_000);
        var counts = await CountsAsync(page);
        await page.Context.CloseAsync();
        var paints = counts.GetProperty("paints");
        var first = paints.TryGetProperty("first-contentful-paint", out var paint) ? paint.GetDouble() : double.NaN;
        var tasks = counts.GetProperty("longTasks").EnumerateArray().Select(task => (At: task[0].GetDouble(), Length: task[1].GetDouble())).ToArray();
        var after = tasks.Where(task => task.At + task.Length > first).ToArray();
        return new Load(
            first,
            paints.TryGetProperty("largest", out var largest) ? largest.GetDouble() : double.NaN,
            after.Sum(task => Math.Max(0, task.Length - 50)),
            Math.Max(first, after.Length > 0 ? after.Max(task => task.At + task.Length) : 0));
    }

    /// <summary>What a hand does: select, clear, open, step, close. The slowest is what one remembers.</summary>
    private static async Task AnswersAsync(Report report, WebPage web, Uri server)
    {
        var page = await web.SignInAsync(server);
        await page.GotoAsync("/");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-testid=photo-grid] img').length > 10");
        await page.WaitForTimeoutAsync(2_000);
        var tile = page.Locator("[data-testid=photo-grid] [data-photo]").Nth(2);
        for (var i = 0; i < 2; i++)
        {
            await tile.FocusAsync();
            foreach (var key in (string[])["Space", "Shift+ArrowRight", "Shift+ArrowDown", "Escape", "ArrowRight", "ArrowDown", "PageDown", "Enter", "ArrowRight", "ArrowRight", "Escape"])
            {
                await page.Keyboard.PressAsync(key);
                await page.WaitForTimeoutAsync(400);
            }

            // The first time is the compiler's, and fetches the viewer.
            if (i == 0) await page.EvaluateAsync("() => { window.bench.events = []; }");
        }

        var events = (await CountsAsync(page)).GetProperty("events").EnumerateArray().ToArray();
        var slowest = events.Length > 0 ? events.MaxBy(each => each[1].GetDouble()) : default;
        var inp = events.Length > 0 ? slowest[1].GetDouble() : 16;
        report.Add("web: answer to a key (INP), the slowest", "≤ 100 ms", Text($"{inp:F0} ms"), events.Length > 0
            ? Text($"wall time from the key to the frame that shows it, {slowest[0].GetString()}; {slowest[2].GetDouble():F0} ms of it in handlers; 11 keys: select, run, clear, move, open, step, close")
            : "no key took longer than a frame");
        await page.Context.CloseAsync();
    }

    private sealed record Load(double First, double Largest, double Blocking, double Interactive);
}
