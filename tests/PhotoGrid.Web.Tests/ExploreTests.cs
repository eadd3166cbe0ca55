using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>The map, places and this day on the screen: from a stamp to a photo, from an area to an album, from a town to its photos.</summary>
public sealed class ExploreTests(Browser browser) : IClassFixture<Browser>
{
    private const int InBergen = 7; // where all painted photos are taken, until somebody says otherwise
    private const int InLondon = 5;

    [BrowserFact]
    public async Task The_map_leads_to_photos_and_albums_and_asks_nobody_but_its_server()
    {
        using var album = new Album(InBergen + InLondon);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server, dark: true);
        var page = visitor.Page;
        var asked = new ConcurrentQueue<string>();
        page.Request += (_, request) => asked.Enqueue(request.Url);
        await FillAsync(visitor, album);

        await page.GotoAsync("/map");
        var bergen = page.Locator($"[data-testid=stamps] button[data-count='{InBergen}']");
        var london = page.Locator($"[data-testid=stamps] button[data-count='{InLondon}']");
        await Expect(bergen).ToBeVisibleAsync();
        await Expect(london).ToBeVisibleAsync();
        await Expect(Photos(page)).ToHaveCountAsync(InBergen + InLondon);

        await bergen.ClickAsync();
        await Expect(bergen).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Photos(page)).ToHaveCountAsync(InBergen);
        await visitor.KeepScreenAsync("map-dark");
        await page.GetByTestId("photo-map").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(Photos(page)).ToHaveCountAsync(InBergen + InLondon);
        await bergen.ClickAsync();
        await Expect(Photos(page)).ToHaveCountAsync(InBergen);
        await Photos(page).First.ClickAsync();
        await Expect(visitor.Viewer).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Viewer).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("/map(\\?|$)"));
        await Expect(Photos(page)).ToHaveCountAsync(InBergen);

        await MarkAsync(page, london, withShift: true);
        await Expect(Photos(page)).ToHaveCountAsync(InLondon);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Select {InLondon}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToContainTextAsync($"{InLondon} selected");
        await page.Keyboard.PressAsync("a");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "New album" }).ClickAsync();
        await dialog.GetByLabel("Name").FillAsync("By the Thames");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText($"{InLondon} photos added to “By the Thames”")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Select an area" }).ClickAsync();
        await MarkAsync(page, bergen, withShift: false);
        await Expect(Photos(page)).ToHaveCountAsync(InBergen);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Open as a grid" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/map/area/"));
        await Expect(visitor.Tiles).ToHaveCountAsync(InBergen);

        Assert.All(asked, url => Assert.StartsWith(server.Address.ToString(), url.Replace("blob:", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Contains(asked, url => url.Contains("/assets/land-", StringComparison.Ordinal));
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task Places_this_day_and_what_came_last_lead_to_their_photos()
    {
        using var album = new Album(InBergen + InLondon);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await FillAsync(visitor, album);
        // Four years: the 29th of February has one, too.
        var day = DateTime.Now.Date.AddYears(-4).AddHours(12);
        await SetAsync(page, 0, 2, $$"""{"takenAt":"{{day.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)}}Z"}""");

        await page.GotoAsync("/explore");
        await Expect(page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "On this day" })).ToBeVisibleAsync();
        await visitor.KeepScreenAsync("explore-light");
        await page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "On this day" }).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "4 years ago" }).ClickAsync();
        await Expect(visitor.Tiles).ToHaveCountAsync(2);
        await page.GoBackAsync();
        await page.GetByTestId("recent").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(visitor.Viewer).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page).ToHaveURLAsync(new Regex("/explore$"));

        if (await HasNamesAsync(page))
        {
            await page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Places" }).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "London" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "London", Level = 1 })).ToBeVisibleAsync();
            await Expect(visitor.Tiles).ToHaveCountAsync(InLondon);
            await page.GotoAsync("/places");
            await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Norway" }).ClickAsync();
            await Expect(visitor.Tiles).ToHaveCountAsync(InBergen);
            await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Show on the map" }).ClickAsync();
            await Expect(page.Locator($"[data-testid=stamps] button[data-count='{InBergen}']")).ToBeVisibleAsync();
        }

        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task Duplicates_are_settled_by_keys_and_taken_back()
    {
        using var album = new Album(2);
        // The same picture in another file.
        album.Add("copy.jpg", [.. await File.ReadAllBytesAsync(album.Paths[0]), 0, 0, 0, 0]);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await visitor.UploadAsync(album.Paths[0], Path.Combine(Path.GetDirectoryName(album.Paths[0])!, "copy.jpg"));
        await visitor.SeeSafeAsync(2);
        await visitor.SeePicturesAsync();

        await page.GotoAsync("/duplicates");
        await Expect(page.GetByText("Group 1 of 1.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new PageGetByRoleOptions { Checked = true })).ToHaveCountAsync(1);
        await visitor.KeepScreenAsync("duplicates-light");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Checkbox).Nth(1)).ToHaveAttributeAsync("aria-checked", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Kept 1, trashed 1")).ToBeVisibleAsync();
        await Expect(page.GetByText("That was all of them")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByText("Group 1 of 1.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep all" }).ClickAsync();
        await Expect(page.GetByText("Kept all 2")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("No duplicates")).ToBeVisibleAsync();
        await page.GotoAsync("/trash");
        await Expect(page.GetByText("Trash is empty")).ToBeVisibleAsync();
        Assert.Empty(visitor.Faults);
    }

    private static ILocator Photos(IPage page) => page.GetByTestId("map-photos").Locator("[data-photo]");

    private static async Task FillAsync(Visitor visitor, Album album)
    {
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths]);
        await visitor.SeeSafeAsync(album.Paths.Count);
        await visitor.SeeCountAsync(album.Paths.Count);
        await visitor.SeePicturesAsync();
        await SetAsync(visitor.Page, 0, InLondon, """{"location":{"lat":51.5076,"lon":-0.0994}}""");
    }

    /// <summary>Says something of some photos, as a script would.</summary>
    private static async Task SetAsync(IPage page, int from, int count, string set) => await page.EvaluateAsync(
        """
        async ([from, count, set]) => {
          const list = await (await fetch('/api/v1/photos?sort=added_desc')).json();
          const photoIds = list.data.photos.map((photo) => photo.id).sort().slice(from, from + count);
          const answer = await fetch('/api/v1/photos/batch', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-PhotoGrid': '1' }, body: JSON.stringify({ photoIds, set: JSON.parse(set) }) });
          if (!answer.ok) throw new Error(await answer.text());
        }
        """,
        new object[] { from, count, set });

    private static async Task<bool> HasNamesAsync(IPage page) =>
        (await page.EvaluateAsync<JsonElement>("async () => (await (await fetch('/api/v1/map')).json()).data")).GetProperty("towns").GetBoolean();

    private static async Task MarkAsync(IPage page, ILocator stamp, bool withShift)
    {
        var box = await stamp.BoundingBoxAsync() ?? throw new InvalidOperationException("The stamp is not on the screen.");
        if (withShift) await page.Keyboard.DownAsync("Shift");
        await page.Mouse.MoveAsync(box.X - 20, box.Y - 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 20, box.Y + 20);
        await page.Mouse.MoveAsync(box.X + box.Width + 20, box.Y + box.Height + 20);
        await page.Mouse.UpAsync();
        if (withShift) await page.Keyboard.UpAsync("Shift");
    }
}
