using Microsoft.Playwright;
using PhotoGrid.Published.Tests;

namespace PhotoGrid.Bench.Web;

/// <summary>Chromium without a screen, signed in to a server.</summary>
internal sealed class WebPage : IAsyncDisposable
{
    private readonly IPlaywright _playwright;

    private WebPage(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        Browser = browser;
    }

    public static string? Chromium { get; } =
        new[] { Environment.GetEnvironmentVariable("PHOTOGRID_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public IBrowser Browser { get; }

    public static async Task<WebPage> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--enable-precise-memory-info",
                .. Environment.UserName == "root" ? (string[])["--no-sandbox"] : []],
        });
        return new WebPage(playwright, browser);
    }

    /// <summary>A page of a visitor who is signed in, not opened yet. What it shifts and paints is remembered from its first moment.</summary>
    public async Task<IPage> SignInAsync(Uri server, BrowserNewContextOptions? options = null)
    {
        options ??= new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } };
        options.BaseURL = server.ToString();
        var context = await Browser.NewContextAsync(options);
        var answer = await context.APIRequest.PostAsync("/api/v1/auth/login", new APIRequestContextOptions
        {
            DataObject = new { email = Client.Email, password = Client.Password, session = "cookie" },
            Headers = new Dictionary<string, string> { ["X-PhotoGrid"] = "1" },
        });
        if (!answer.Ok) throw new InvalidOperationException($"sign-in: {answer.Status} {await answer.TextAsync()}");
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(180_000);
        await page.AddInitScriptAsync(
            """
            window.bench = { shifts: 0, paints: {}, longTasks: [], events: [] };
            const watch = (type, each, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
            watch('layout-shift', (entry) => { if (!entry.hadRecentInput) bench.shifts += entry.value; });
            watch('paint', (entry) => { bench.paints[entry.name] = entry.startTime; });
            watch('largest-contentful-paint', (entry) => { bench.paints.largest = entry.startTime; });
            watch('longtask', (entry) => bench.longTasks.push([entry.startTime, entry.duration]));
            watch('event', (entry) => { if (entry.interactionId) bench.events.push([entry.name, entry.duration, entry.processingEnd - entry.processingStart]); }, { durationThreshold: 16 });
            """);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.CloseAsync();
        _playwright.Dispose();
    }
}
