using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>Albums on the screen: made from a selection, described, filled, put in order, and gone without their photos.</summary>
public sealed class AlbumTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task An_album_is_made_described_filled_and_put_in_order()
    {
        using var album = new Album(12);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths.Take(10)]);
        await visitor.SeeSafeAsync(10);
        await visitor.SeeCountAsync(10);
        await visitor.SeePicturesAsync();
        await visitor.Panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Close", Exact = true }).ClickAsync();

        await visitor.Tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < 3; i++) await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("a");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "New album" }).ClickAsync();
        await dialog.GetByLabel("Name").FillAsync("Fjords");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("4 photos added to “Fjords”")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Open", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Fjords" })).ToBeVisibleAsync();
        await Expect(visitor.Tiles).ToHaveCountAsync(4);

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Edit name" }).ClickAsync();
        await page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync("Fjords and benches");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add a description" }).ClickAsync();
        await page.GetByLabel("Description", new PageGetByLabelOptions { Exact = true }).FillAsync("Seen sitting down.");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Seen sitting down.")).ToBeVisibleAsync();

        await ArrangeAsync(visitor);
        await TakeOutAsync(visitor);

        await visitor.DropAsync(album.Paths.Skip(10));
        await visitor.SeeSafeAsync(2);
        await Expect(visitor.Tiles).ToHaveCountAsync(6);
        await Expect(page.GetByText("6 photos")).ToBeVisibleAsync();
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task Photos_are_chosen_for_an_album_and_another_browser_sees_it_at_once()
    {
        using var album = new Album(8);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths]);
        await visitor.SeeSafeAsync(8);
        await page.GotoAsync("/albums");
        await Expect(page.GetByText("No albums yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "New album" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("Alps");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("An album for what?")).ToBeVisibleAsync();
        await using var other = await browser.VisitAsync(server);
        await other.Page.GotoAsync(page.Url);
        await other.SignInAsync();
        await Expect(other.Page.GetByText("An album for what?")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add photos" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Choose from your photos" }).ClickAsync();
        await Expect(page.GetByText("Choose photos for “Alps”.")).ToBeVisibleAsync();
        await DragAsync(page, visitor.Tiles.First, visitor.Tiles.Nth(2));
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToContainTextAsync("3 selected");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add to “Alps”" }).ClickAsync();

        await Expect(visitor.Tiles).ToHaveCountAsync(3);
        await Expect(other.Tiles).ToHaveCountAsync(3);
        await Expect(other.Page.GetByText("3 photos")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "More" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Delete album" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("Its 3 photos stay in your library.");
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Delete album" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/albums$"));
        await Expect(other.Page.GetByText("There is no such album")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Photos", Exact = true }).First.ClickAsync();
        await visitor.SeeCountAsync(8);
        Assert.Empty(visitor.Faults);
    }

    private static async Task ArrangeAsync(Visitor visitor)
    {
        var page = visitor.Page;
        var before = await OrderAsync(visitor);
        await DragAsync(page, visitor.Tiles.Nth(3), visitor.Tiles.First);
        string[] dragged = [before[3], before[0], before[1], before[2]];
        await SeeOrderAsync(visitor, dragged);
        await visitor.Tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await SeeOrderAsync(visitor, [dragged[1], dragged[0], dragged[2], dragged[3]]);
        await Expect(page.GetByText("Place 2 of 4")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("Alt+End");
        string[] last = [dragged[1], dragged[2], dragged[3], dragged[0]];
        await SeeOrderAsync(visitor, last);
        // Answered by the server, not only shown: what a reload shows is what it keeps.
        await page.WaitForFunctionAsync(
            """
            async (wanted) => {
              const photos = (await (await fetch(`/api/v1${location.pathname}/photos`)).json()).data.photos;
              return photos.map((photo) => String(photo.number)).join() === wanted;
            }
            """,
            string.Join(',', last));
        await page.ReloadAsync();
        await SeeOrderAsync(visitor, last);
    }

    private static async Task TakeOutAsync(Visitor visitor)
    {
        var page = visitor.Page;
        var before = await OrderAsync(visitor);
        await visitor.Tiles.Nth(1).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("r");
        await Expect(page.GetByText("1 photo removed from “Fjords and benches”")).ToBeVisibleAsync();
        await SeeOrderAsync(visitor, [before[0], before[2], before[3]]);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" }).ClickAsync();
        await SeeOrderAsync(visitor, before);
    }

    private static async Task DragAsync(IPage page, ILocator from, ILocator to)
    {
        await from.HoverAsync(new LocatorHoverOptions { Position = new Position { X = 90, Y = 60 } });
        await page.Mouse.DownAsync();
        await to.HoverAsync(new LocatorHoverOptions { Position = new Position { X = 60, Y = 60 }, Force = true });
        await to.HoverAsync(new LocatorHoverOptions { Position = new Position { X = 56, Y = 66 }, Force = true });
        await page.Mouse.UpAsync();
    }

    private static async Task<string[]> OrderAsync(Visitor visitor) =>
        await visitor.Tiles.EvaluateAllAsync<string[]>("tiles => tiles.map((tile) => tile.dataset.photo)");

    private static async Task SeeOrderAsync(Visitor visitor, string[] wanted) =>
        await visitor.Page.WaitForFunctionAsync(
            "(wanted) => [...document.querySelectorAll('[data-testid=photo-grid] [data-photo]')].map((tile) => tile.dataset.photo).join() === wanted",
            string.Join(',', wanted));
}
