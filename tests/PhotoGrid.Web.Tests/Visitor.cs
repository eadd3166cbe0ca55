using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>Someone at the page, who notices what the page complains of.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public const string Email = "mara@example.org";
    public const string Password = "a few plain words";

    private readonly IBrowserContext _context;

    public Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, fault) => Faults.Add(fault);
        page.Console += (_, message) =>
        {
            // What the content security policy refuses is a fault of ours.
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)) Faults.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Uncaught errors and refusals by the content security policy.</summary>
    public List<string> Faults { get; } = [];

    public ILocator Grid => Page.GetByTestId("photo-grid");

    public ILocator Tiles => Grid.Locator("[data-photo]");

    public ILocator Viewer => Page.GetByTestId("viewer");

    public ILocator Panel => Page.GetByTestId("upload-panel");

    public ILocator Scrubber => Page.GetByRole(AriaRole.Slider);

    public async Task SetUpAsync()
    {
        await Page.GotoAsync("/");
        await Expect(Page).ToHaveURLAsync(new Regex("/setup$"));
        await Page.GetByLabel("Your name").FillAsync("Mara");
        await Page.GetByLabel("Email").FillAsync(Email);
        await Page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Make account" }).ClickAsync();
        await Expect(Page.GetByText("Your photos go here")).ToBeVisibleAsync();
    }

    /// <summary>From the sign-in page.</summary>
    public async Task SignInAsync(string password = Password)
    {
        await Page.GetByLabel("Email").FillAsync(Email);
        await Page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
    }

    public async Task UploadAsync(params IReadOnlyList<string> paths) => await Page.GetByTestId("upload-input").SetInputFilesAsync(paths);

    /// <summary>Drags files over the page and lets go.</summary>
    public async Task DropAsync(IEnumerable<string> paths)
    {
        var files = paths.Select(path => new[] { Path.GetFileName(path), Convert.ToBase64String(File.ReadAllBytes(path)) }).ToArray();
        await using var held = await Page.EvaluateHandleAsync(
            """
            (files) => {
              const transfer = new DataTransfer();
              for (const [name, base64] of files) transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: 'image/jpeg' }));
              return transfer;
            }
            """,
            files);
        foreach (var step in new[] { "dragenter", "dragover" }) await Page.DispatchEventAsync("main", step, new { dataTransfer = held });
        await Expect(Page.GetByText($"Let go to add {files.Length} files")).ToBeVisibleAsync();
        await Page.DispatchEventAsync("main", "drop", new { dataTransfer = held });
        await Expect(Page.GetByText("Let go to add")).ToHaveCountAsync(0);
    }

    /// <summary>Waits until the panel says that so many are safe.</summary>
    public async Task SeeSafeAsync(int count, float limitMs = 240_000)
    {
        // The headline of the open panel, or the pill that it folds to.
        var said = new Regex($"^{count.ToString("N0", CultureInfo.InvariantCulture)}\\s*safe on the server");
        await Expect(Panel.Locator("h2, button[aria-expanded=false]").First).ToHaveTextAsync(said, new LocatorAssertionsToHaveTextOptions { Timeout = limitMs });
    }

    /// <summary>Waits until every tile in sight shows its picture.</summary>
    public async Task SeePicturesAsync(float limitMs = 120_000) =>
        await Page.WaitForFunctionAsync(
            """
            () => {
              const tiles = [...document.querySelectorAll('[data-testid=photo-grid] [data-photo]')].filter((tile) => {
                const box = tile.getBoundingClientRect();
                return box.bottom > 60 && box.top < innerHeight;
              });
              return tiles.length > 0 && tiles.every((tile) => { const image = tile.querySelector('img'); return image && image.complete && image.naturalWidth > 0; });
            }
            """,
            null,
            new PageWaitForFunctionOptions { Timeout = limitMs });

    /// <summary>Keeps what is on the screen in the folder that PHOTOGRID_SCREENS names, for docs/screens; otherwise nothing.</summary>
    public Task KeepScreenAsync(string name) => Environment.GetEnvironmentVariable("PHOTOGRID_SCREENS") is { Length: > 0 } folder
        ? Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") })
        : Task.CompletedTask;

    /// <summary>How many photos the bar counts.</summary>
    public async Task SeeCountAsync(int count) =>
        await Expect(Page.Locator("header").GetByText(count.ToString("N0", CultureInfo.InvariantCulture), new LocatorGetByTextOptions { Exact = true })).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });

    /// <summary>What axe finds on the page, one line for each; empty is right.</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync()
    {
        // Through the debugger: the content security policy allows no script of ours in the page.
        var session = await _context.NewCDPSessionAsync(Page);
        await session.SendAsync("Runtime.evaluate", new Dictionary<string, object> { ["expression"] = await File.ReadAllTextAsync(Needs.Axe) });
        var answer = await session.SendAsync("Runtime.evaluate", new Dictionary<string, object>
        {
            ["expression"] = "axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations.map((rule) => `${rule.id}: ${rule.nodes[0].html.slice(0, 200)}`).join('\\n'))",
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
        });
        await session.DetachAsync();
        var text = answer?.GetProperty("result").GetProperty("value").GetString() ?? throw new InvalidOperationException("axe gave no answer.");
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
