using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>The main screens, in both themes, on a desk and in a hand: nothing that axe calls a barrier, nothing wider than the screen.</summary>
public sealed class AccessTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserTheory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task The_screens_have_no_barriers(bool dark, bool phone)
    {
        using var album = new Album(16);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server, dark, phone);
        var page = visitor.Page;
        var found = new List<string>();

        await page.GotoAsync("/setup");
        await Expect(page.GetByLabel("Your name")).ToBeVisibleAsync();
        await LookAsync("setup");
        await visitor.SetUpAsync();
        await LookAsync("empty library");
        await visitor.UploadAsync([.. album.Paths, album.Add("poster.psd", [1, 2, 3])]);
        await Expect(visitor.Panel.GetByText("PSD files can’t be shown here.")).ToBeVisibleAsync();
        await visitor.SeeSafeAsync(16);
        await visitor.SeeCountAsync(16);
        await LookAsync("upload panel");
        await visitor.Panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Close", Exact = true }).ClickAsync();
        await visitor.SeePicturesAsync();
        await LookAsync("timeline");
        await visitor.Tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await LookAsync("selection");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("i");
        await Expect(page.GetByText("Safe on the server")).ToBeVisibleAsync();
        await LookAsync("viewer");
        foreach (var path in new[] { "/favorites", "/archive", "/trash", "/settings", "/admin", "/library", "/nowhere" })
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading).First).ToBeAttachedAsync();
            await LookAsync(path);
        }

        Assert.Empty(found);
        Assert.Empty(visitor.Faults);

        async Task LookAsync(string screen)
        {
            await page.WaitForLoadStateAsync(LoadState.Load);
            found.AddRange((await visitor.FindBarriersAsync()).Select(barrier => $"{screen}: {barrier}"));
            var tooWide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
            if (tooWide > 0) found.Add($"{screen}: {tooWide} px too wide");
        }
    }
}
