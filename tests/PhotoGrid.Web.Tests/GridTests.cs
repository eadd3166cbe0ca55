using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>What every list of photos does, and what it does when something is missing.</summary>
public sealed class GridTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_list_is_sorted_and_filtered_and_its_address_says_how()
    {
        using var album = new Album(24);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await FillAsync(visitor, album);

        await Button(page, "List").ClickAsync();
        await Expect(visitor.Tiles.First).ToContainTextAsync("IMG_4000.jpg");
        await Expect(visitor.Tiles.First).ToContainTextAsync("21 November 2026, 17:20");
        await Expect(visitor.Tiles.First).ToContainTextAsync("480 × 320");
        await Expect(visitor.Tiles.First).ToContainTextAsync(Pictures.Exif.Camera);
        await Button(page, "Sort by Name").ClickAsync();
        await Expect(visitor.Tiles.First).ToContainTextAsync("IMG_3977.jpg");
        Assert.Equal("?view=list&sort=name_asc", new Uri(page.Url).Query);

        // The same keys and the same selection as in the grid.
        await visitor.Tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToContainTextAsync("3 selected");
        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByText("3 photos added to favorites")).ToBeVisibleAsync();

        // A photo opens over the list and leads back to it, also after a reload.
        await page.ReloadAsync();
        await Expect(visitor.Tiles.First).ToContainTextAsync("IMG_3977.jpg");
        await visitor.Tiles.Nth(2).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Viewer).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Viewer).ToHaveCountAsync(0);
        Assert.Equal("?view=list&sort=name_asc", new Uri(page.Url).Query);

        await Button(page, "Filter").ClickAsync();
        var panel = page.GetByRole(AriaRole.Dialog);
        await panel.GetByRole(AriaRole.Switch).CheckAsync();
        await Expect(panel).ToContainTextAsync("3 photos");
        await Expect(panel.GetByLabel("Camera")).ToContainTextAsync($"{Pictures.Exif.Camera} (24)");
        await panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Videos" }).ClickAsync();
        await Expect(panel).ToContainTextAsync("0 photos");
        await panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Done" }).ClickAsync();
        await Expect(page.GetByText("No photos like that")).ToBeVisibleAsync();
        await Button(page, "Videos, remove this filter").ClickAsync();
        await Expect(visitor.Tiles).ToHaveCountAsync(3);
        Assert.Empty(await visitor.FindBarriersAsync());
        await Button(page, "Grid").ClickAsync();
        await Expect(visitor.Tiles).ToHaveCountAsync(3);
        await Button(page, "Favorites, remove this filter").ClickAsync();
        await visitor.SeeCountAsync(24);
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task Without_intersection_observer_and_service_worker_everything_works()
    {
        using var album = new Album(40);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await page.AddInitScriptAsync("delete window.IntersectionObserver; delete Navigator.prototype.serviceWorker;");
        await FillAsync(visitor, album);

        await visitor.SeePicturesAsync();
        await page.Mouse.MoveAsync(700, 500);
        await page.Mouse.WheelAsync(0, 2_000);
        await page.WaitForFunctionAsync("() => scrollY > 500");
        await visitor.SeePicturesAsync();
        await page.Keyboard.PressAsync("]");
        await Expect(visitor.Tiles.And(page.Locator(":focus"))).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByText("1 photo added to favorites")).ToBeVisibleAsync();
        await page.GotoAsync("/favorites");
        await visitor.SeePicturesAsync();
        await visitor.Tiles.First.ClickAsync(new LocatorClickOptions { Position = new Position { X = 90, Y = 90 } });
        await Expect(visitor.Viewer).ToBeVisibleAsync();
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task A_picture_that_does_not_come_keeps_its_tile_and_is_asked_for_again_or_removed()
    {
        using var album = new Album(8);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await FillAsync(visitor, album);
        var newest = await visitor.Tiles.First.GetAttributeAsync("data-photo");
        var thumbnails = new Regex($"/thumbnails/[^/]+/{newest}_");
        var asked = new List<string>();
        await page.RouteAsync(thumbnails, async route =>
        {
            lock (asked) asked.Add(new Uri(route.Request.Url).AbsolutePath);
            await route.AbortAsync();
        });
        await page.ReloadAsync();

        await Expect(visitor.Tiles.First).ToContainTextAsync("Can’t show this one");
        await Expect(visitor.Tiles).ToHaveCountAsync(8);
        lock (asked) Assert.Contains(asked, path => path.EndsWith(".jpg", StringComparison.Ordinal)); // JPEG was tried before giving up
        Assert.Empty(await visitor.FindBarriersAsync());

        await page.UnrouteAsync(thumbnails);
        await visitor.Tiles.First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Try again" }).ClickAsync();
        await visitor.SeePicturesAsync();

        await page.RouteAsync(thumbnails, route => route.AbortAsync());
        await page.ReloadAsync();
        await visitor.Tiles.First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Remove" }).ClickAsync();
        await Expect(page.GetByText("1 photo moved to trash")).ToBeVisibleAsync();
        await visitor.SeeCountAsync(7);
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task A_page_of_a_list_that_does_not_come_keeps_its_place_and_is_asked_for_again()
    {
        using var album = new Album(30);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await FillAsync(visitor, album);
        await visitor.Tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByText("30 photos added to favorites")).ToBeVisibleAsync();
        // What is said is on its way: news of it that came later would have the list asked for again by itself.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        while (await page.EvaluateAsync<int>("async () => (await (await fetch('/api/v1/photos?filter=favorites&limit=1')).json()).meta.total") < 30)
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);

        // Ten at a time, and the second ten do not come.
        var isAway = true;
        await page.RouteAsync("**/api/v1/photos?filter=favorites*", route => Volatile.Read(ref isAway) && route.Request.Url.Contains("cursor=", StringComparison.Ordinal)
            ? route.FulfillAsync(new RouteFulfillOptions { Status = 400, ContentType = "application/json", Body = """{"status":"error","error":{"code":"VALIDATION_FAILED","message":"no"},"meta":{}}""" })
            : route.ContinueAsync(new RouteContinueOptions { Url = route.Request.Url.Replace("limit=200", "limit=10", StringComparison.Ordinal) }));
        await page.GotoAsync("/favorites");

        await Expect(page.GetByText("The next photos didn’t come.")).ToBeVisibleAsync();
        await Expect(visitor.Tiles).ToHaveCountAsync(10);
        Volatile.Write(ref isAway, false);
        await Button(page, "Try again").ClickAsync();
        await Expect(page.GetByText("The next photos didn’t come.")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("End");
        await Expect(visitor.Grid.Locator("[data-photo='1']")).ToHaveCountAsync(1);
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task A_finger_that_is_held_and_moved_selects_a_run_and_so_does_a_mouse_that_is_dragged()
    {
        using var album = new Album(12);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server, phone: true);
        var page = visitor.Page;
        await FillAsync(visitor, album);
        await visitor.SeePicturesAsync();
        var session = await page.Context.NewCDPSessionAsync(page);
        var (one, other) = (await CentreAsync(visitor.Tiles.Nth(0)), await CentreAsync(visitor.Tiles.Nth(4)));

        await TouchAsync(session, "touchStart", one);
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToContainTextAsync("1 selected");
        await TouchAsync(session, "touchMove", ((one.X + other.X) / 2, (one.Y + other.Y) / 2));
        await TouchAsync(session, "touchMove", other);
        await TouchAsync(session, "touchEnd", null);
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToContainTextAsync("5 selected");
        await Expect(visitor.Viewer).ToHaveCountAsync(0);

        await using var desk = await browser.VisitAsync(server);
        await desk.Page.GotoAsync("/");
        await desk.SignInAsync();
        await desk.SeeCountAsync(12);
        await desk.SeePicturesAsync();
        var (from, to) = (await CentreAsync(desk.Tiles.Nth(1)), await CentreAsync(desk.Tiles.Nth(3)));
        await desk.Page.Mouse.MoveAsync(from.X, from.Y);
        await desk.Page.Mouse.DownAsync();
        await desk.Page.Mouse.MoveAsync(to.X, to.Y, new MouseMoveOptions { Steps = 8 });
        await desk.Page.Mouse.UpAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Toolbar)).ToContainTextAsync("3 selected");
        Assert.Empty(desk.Faults);
        Assert.Empty(visitor.Faults);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    private static async Task FillAsync(Visitor visitor, Album album)
    {
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths]);
        await visitor.SeeSafeAsync(album.Paths.Count);
        await visitor.SeeCountAsync(album.Paths.Count);
        await visitor.SeePicturesAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close", Exact = true }).ClickAsync();
    }

    private static async Task<(float X, float Y)> CentreAsync(ILocator tile)
    {
        var box = await tile.BoundingBoxAsync() ?? throw new InvalidOperationException("The tile is not on the screen.");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private static async Task TouchAsync(ICDPSession session, string type, (float X, float Y)? at) => await session.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
    {
        ["type"] = type,
        ["touchPoints"] = at is { } point ? new[] { new Dictionary<string, object> { ["x"] = point.X, ["y"] = point.Y } } : [],
    });
}
