using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>One line to type in: photos while one types, each with its reason.</summary>
public sealed class SearchTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_line_finds_photos_says_why_narrows_and_comes_back_from_a_photo()
    {
        using var album = new Album(12);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths]);
        await visitor.SeeSafeAsync(12);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close", Exact = true }).ClickAsync();

        await page.Keyboard.PressAsync("/");
        var box = page.GetByRole(AriaRole.Searchbox);
        await Expect(box).ToBeFocusedAsync();
        await box.FillAsync("img 3995");
        await Expect(visitor.Tiles).ToHaveCountAsync(1);
        await Expect(page.Locator("mark").Filter(new LocatorFilterOptions { HasText = "3995" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/search\?q=img\+3995$"));

        await box.FillAsync("img november 2026");
        await Expect(page.GetByText("photos, best first")).ToBeVisibleAsync();
        var found = await visitor.Tiles.CountAsync();
        Assert.InRange(found, 2, 12);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Favorites", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Nothing found for “img november 2026”")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Favorites", Exact = true }).ClickAsync();
        await Expect(visitor.Tiles).ToHaveCountAsync(found);

        await visitor.Tiles.First.ClickAsync();
        await Expect(visitor.Viewer).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Escape");
        await Expect(box).ToHaveValueAsync("img november 2026");
        await Expect(visitor.Tiles).ToHaveCountAsync(found);

        await page.ReloadAsync();
        await Expect(visitor.Tiles).ToHaveCountAsync(found);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("zebra");
        await Expect(page.GetByText("Nothing found for “zebra”")).ToBeVisibleAsync();
        Assert.Empty(visitor.Faults);
    }
}
