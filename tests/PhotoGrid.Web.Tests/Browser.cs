using Microsoft.Playwright;

namespace PhotoGrid.Web.Tests;

/// <summary>One Chromium for a class of tests; each visitor is a context of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-domain-reliability",
        "--disable-sync", "--metrics-recording-only", "--no-first-run", "--no-default-browser-check", "--disable-features=OptimizationHints,MediaRouter,Translate",
    ];

    private const float LimitMs = 90_000; // a busy machine with two cores

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Needs.Absent is not null) return;
        Assertions.SetDefaultExpectTimeout(LimitMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Needs.Chromium,
            // Chromium's sandbox refuses root.
            Args = Environment.UserName == "root" ? [.. Arguments, "--no-sandbox"] : Arguments,
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }

    /// <summary>A visitor with a browser of their own. Only with a <paramref name="worker"/> does the app's service worker run: requests that pass through one cannot be held up by a test.</summary>
    internal async Task<Visitor> VisitAsync(WebServer server, bool dark = false, bool phone = false, bool worker = false, float sharpness = 1, string locale = "en-GB")
    {
        var browser = _browser ?? throw new InvalidOperationException("The browser did not start.");
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.Address.ToString(),
            ViewportSize = phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1440, Height = 900 },
            HasTouch = phone,
            IsMobile = phone,
            DeviceScaleFactor = sharpness,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = locale,
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(LimitMs);
        return new Visitor(context, page);
    }
}
