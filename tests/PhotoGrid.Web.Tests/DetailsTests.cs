using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>What is known of a photo, put right beside it; and a slideshow.</summary>
public sealed class DetailsTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Date_place_and_tags_are_changed_and_taken_back()
    {
        using var album = new Album(3);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths]);
        await visitor.SeeSafeAsync(3);
        await visitor.SeeCountAsync(3);
        await visitor.SeePicturesAsync();
        await visitor.Tiles.First.ClickAsync();
        await page.Keyboard.PressAsync("i");
        var details = page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = "Details" });
        await Expect(details.GetByText("Saturday 21 November 2026")).ToBeVisibleAsync();

        await details.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Change date and time" }).ClickAsync();
        await details.GetByLabel("Date and time").FillAsync("2019-07-04T15:30:07");
        await details.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save" }).ClickAsync();
        await Expect(details.GetByText("Thursday 4 July 2019")).ToBeVisibleAsync();
        await Expect(details.GetByText("15:30")).ToBeVisibleAsync();
        await Expect(page.GetByText("Date changed")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" }).ClickAsync();
        await Expect(details.GetByText("Saturday 21 November 2026")).ToBeVisibleAsync();

        await details.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex("^(Add a|Change) place$") }).ClickAsync();
        await details.GetByRole(AriaRole.Combobox).FillAsync("0.5, -30.25"); // at sea: coordinates have no other name there
        await Expect(details.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Expect(details.GetByText("0.50000° N, 30.25000° W")).ToBeVisibleAsync();

        await details.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Add a tag" }).ClickAsync();
        await page.Keyboard.TypeAsync("meadow");
        await page.Keyboard.PressAsync("Enter");
        await Expect(details.GetByText("meadow", new LocatorGetByTextOptions { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Tagged “meadow”")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await details.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Remove tag meadow" }).ClickAsync();
        await Expect(details.GetByText("meadow", new LocatorGetByTextOptions { Exact = true })).ToHaveCountAsync(0);
        await Expect(details.GetByText("0.50000° N, 30.25000° W")).ToBeVisibleAsync(); // kept over the reload
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task A_slideshow_steps_by_itself_until_a_key_stops_it()
    {
        using var album = new Album(3);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths]);
        await visitor.SeeSafeAsync(3);
        await visitor.SeeCountAsync(3);
        await visitor.SeePicturesAsync();
        var first = await visitor.Tiles.First.GetAttributeAsync("data-photo");
        await visitor.Tiles.First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/photo/{first}$"));

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "More" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new PageGetByRoleOptions { Name = "Every 3 seconds" }).ClickAsync();

        await Expect(page).Not.ToHaveURLAsync(new Regex($"/photo/{first}$"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("Slideshow stopped")).ToBeVisibleAsync();
        await Expect(visitor.Viewer).ToBeVisibleAsync(); // the key did nothing else
        await page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Viewer).ToHaveCountAsync(0);
        Assert.Empty(visitor.Faults);
    }
}
