using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>The main job, end to end: photos go in, and a family sees them.</summary>
public sealed partial class StoryTests(Browser browser) : IClassFixture<Browser>
{
    private const int Photos = 200;

    [BrowserFact]
    public async Task Two_hundred_photos_go_in_and_are_seen_found_deleted_restored_and_still_there_after_a_restart()
    {
        using var album = new Album(Photos);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;

        await visitor.SetUpAsync();
        await visitor.DropAsync(album.Paths.Take(150));
        await visitor.UploadAsync([.. album.Paths.Skip(150)]);
        await Expect(visitor.Tiles.First).ToBeVisibleAsync(); // they arrive while others are on their way
        await visitor.SeeSafeAsync(Photos);
        await visitor.SeeCountAsync(Photos);
        await visitor.SeePicturesAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close", Exact = true }).ClickAsync();

        await ScrubAsync(visitor, album);
        await LookAsync(visitor);
        await DeleteAndRestoreAsync(visitor);

        await page.ReloadAsync();
        await visitor.SeeCountAsync(Photos);
        await visitor.SeePicturesAsync();
        await server.StopAsync();
        await server.StartAsync();
        await page.ReloadAsync();
        await visitor.SeeCountAsync(Photos);
        await visitor.SeePicturesAsync();
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task The_keyboard_moves_selects_opens_and_comes_back_to_where_it_was()
    {
        using var album = new Album(24);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths]);
        await visitor.SeeSafeAsync(24);
        await visitor.SeeCountAsync(24);
        await visitor.SeePicturesAsync();

        await visitor.Tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowDown");
        var below = await FocusedAsync(page);
        await page.Keyboard.PressAsync("Home");
        var rowStart = await FocusedAsync(page);
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Shift+ArrowRight");

        Assert.NotEqual(below, await FocusedAsync(page));
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToContainTextAsync("3 selected");
        await Expect(visitor.Grid.Locator("[aria-checked=true][data-photo]")).ToHaveCountAsync(3);

        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByText("3 photos added to favorites")).ToBeVisibleAsync();
        await Expect(visitor.Grid.GetByRole(AriaRole.Img, new LocatorGetByRoleOptions { Name = "Favorite", Exact = true })).ToHaveCountAsync(3);

        await visitor.Grid.Locator($"[data-photo='{rowStart}']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Viewer).ToBeVisibleAsync();
        Assert.EndsWith($"/photo/{rowStart}", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Viewer).ToHaveCountAsync(0);
        Assert.EndsWith("/", page.Url, StringComparison.Ordinal);
        Assert.NotEqual(rowStart, await FocusedAsync(page));

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Month before, after");
        await page.Keyboard.PressAsync("Escape");
        await page.GotoAsync("/favorites");
        await Expect(visitor.Tiles).ToHaveCountAsync(3);
        Assert.Empty(visitor.Faults);
    }

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Digits { get; }

    private static async Task<string> FocusedAsync(IPage page)
    {
        var number = await page.EvaluateAsync<string?>("() => document.activeElement?.getAttribute('data-photo') ?? null");
        Assert.Matches(Digits, number ?? string.Empty);
        return number ?? string.Empty;
    }

    private static async Task ScrubAsync(Visitor visitor, Album album)
    {
        await Expect(visitor.Scrubber).ToHaveAttributeAsync("aria-valuetext", "November 2026");
        await visitor.Scrubber.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("End");
        var oldest = album.Oldest.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        await Expect(visitor.Grid.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = oldest })).ToBeVisibleAsync();
        await visitor.SeePicturesAsync();
        await visitor.Page.Keyboard.PressAsync("Home");
        await Expect(visitor.Scrubber).ToHaveAttributeAsync("aria-valuetext", "November 2026");
        await visitor.Page.Mouse.MoveAsync(700, 500);
        for (var i = 0; i < 12; i++) await visitor.Page.Mouse.WheelAsync(0, 300);
        await visitor.Page.WaitForFunctionAsync("() => scrollY > 1500");
        await visitor.SeePicturesAsync();
        Assert.InRange(await visitor.Grid.Locator("*").CountAsync(), 1, 220);
        await visitor.Scrubber.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Home");
    }

    private static async Task LookAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.Tiles.First.ClickAsync(new LocatorClickOptions { Position = new Position { X = 90, Y = 90 } });
        await Expect(visitor.Viewer).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("i");
        var details = page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = "Details" });
        await Expect(details).ToContainTextAsync("Saturday 21 November 2026");
        await Expect(details).ToContainTextAsync("17:20");
        await Expect(details).ToContainTextAsync(Pictures.Exif.Camera);
        await Expect(details).ToContainTextAsync("ƒ/2.8");
        await Expect(details).ToContainTextAsync("1/250");
        // By name where the towns are set up, else by coordinates.
        await Expect(details).ToContainTextAsync(new Regex("Bergen|60\\.39283° N, 5\\.32433° E"));
        await Expect(details).ToContainTextAsync("480 × 320");
        await Expect(details).ToContainTextAsync("Safe on the server");
        await details.GetByLabel("Caption").FillAsync("The fjord, from the bench");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => { const image = document.querySelector('[data-testid=viewer] img[alt]:not([alt=\"\"])'); return image && image.complete && image.naturalWidth > 0; }");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next photo" }).ClickAsync();
        await Expect(details.GetByLabel("Caption")).ToHaveValueAsync(string.Empty);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Previous photo" }).ClickAsync();
        await Expect(details.GetByLabel("Caption")).ToHaveValueAsync("The fjord, from the bench");
        await page.GoBackAsync();
        await Expect(visitor.Viewer).ToHaveCountAsync(0);
        await Expect(visitor.Tiles.First).ToBeFocusedAsync();
    }

    private static async Task DeleteAndRestoreAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.GetByText("1 photo moved to trash")).ToBeVisibleAsync();
        await visitor.SeeCountAsync(Photos - 1);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" }).ClickAsync();
        await visitor.SeeCountAsync(Photos);

        await visitor.Tiles.First.ClickAsync(new LocatorClickOptions { Position = new Position { X = 90, Y = 90 } });
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.GetByText("1 photo moved to trash")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Trash" }).First.ClickAsync();
        await Expect(visitor.Tiles).ToHaveCountAsync(1);
        await visitor.Tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Restore" }).First.ClickAsync();
        await Expect(page.GetByText("Trash is empty")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Photos", Exact = true }).First.ClickAsync();
        await visitor.SeeCountAsync(Photos);
    }
}
