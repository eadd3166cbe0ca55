using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>The main screens, in both themes, on a desk and in a hand: nothing that axe calls a barrier, nothing wider than the screen.</summary>
public sealed class AccessTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Pages = ["/albums", "/favorites", "/archive", "/trash", "/search", "/search?q=img", "/search?q=zebra", "/explore", "/explore/recent", "/places", "/places/NO", "/map", "/duplicates", "/settings", "/admin", "/admin/users", "/library", "/nowhere"];

    private readonly List<string> _found = [];

    [BrowserFact]
    public async Task The_screens_have_no_barriers()
    {
        using var album = new Album(16);
        var poster = album.Add("poster.psd", [1, 2, 3]);
        await using var server = await WebServer.StartNewAsync();
        await using (var first = await browser.VisitAsync(server))
        {
            await first.Page.GotoAsync("/setup");
            await Expect(first.Page.GetByLabel("Your name")).ToBeVisibleAsync();
            await LookAsync(first, "setup");
            await first.SetUpAsync();
            await LookAsync(first, "empty library");
            await first.UploadAsync([.. album.Paths]);
            await first.SeeSafeAsync(16);
            await first.SeeCountAsync(16);
            await first.SeePicturesAsync();
        }

        foreach (var dark in new[] { false, true })
        {
            foreach (var phone in new[] { false, true })
            {
                await using var visitor = await browser.VisitAsync(server, dark, phone);
                await WalkAsync(visitor, poster, $"{(dark ? "dark" : "light")} {(phone ? "phone" : "desk")}");
                Assert.Empty(visitor.Faults);
            }
        }

        Assert.Empty(_found);
    }

    private async Task WalkAsync(Visitor visitor, string poster, string look)
    {
        var page = visitor.Page;
        await page.GotoAsync("/login");
        await Expect(page.GetByLabel("Email")).ToBeVisibleAsync();
        await LookAsync(visitor, $"{look} login");
        await visitor.SignInAsync();
        await visitor.SeePicturesAsync();
        await LookAsync(visitor, $"{look} timeline");
        await visitor.UploadAsync(poster);
        await Expect(visitor.Panel.GetByText("PSD files can’t be shown here.")).ToBeVisibleAsync();
        await LookAsync(visitor, $"{look} upload panel");
        await visitor.Panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Close", Exact = true }).ClickAsync();
        await visitor.Tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToContainTextAsync("1 selected");
        await LookAsync(visitor, $"{look} selection");
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Add 1 photo to an album");
        await LookAsync(visitor, $"{look} album picker");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("i");
        await Expect(page.GetByText("Safe on the server")).ToBeVisibleAsync();
        await LookAsync(visitor, $"{look} viewer");
        await LookAtAlbumAsync(visitor, look);
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading).First).ToBeAttachedAsync();
            await LookAsync(visitor, $"{look} {path}");
        }

        await InGermanAsync(visitor, look);
    }

    /// <summary>The same screens in the other language; and turned around, as a language that is read from the right would have them.</summary>
    private async Task InGermanAsync(Visitor visitor, string look)
    {
        var page = visitor.Page;
        await page.GotoAsync("/");
        var photo = await visitor.Tiles.First.GetAttributeAsync("data-photo");
        await SpeakAsync(page, "de");
        foreach (var path in Pages.Prepend("/").Append($"/photo/{photo}"))
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("html[lang=de]")).ToHaveCountAsync(1);
            if (path.StartsWith("/photo", StringComparison.Ordinal))
            {
                await Expect(visitor.Viewer).ToBeVisibleAsync();
                if (look.EndsWith("phone", StringComparison.Ordinal)) await page.Keyboard.PressAsync("i"); // elsewhere the details are still open
                await Expect(page.GetByText("Sicher auf dem Server")).ToBeAttachedAsync();
            }
            else
            {
                await Expect(page.GetByRole(AriaRole.Heading).First).ToBeAttachedAsync();
            }

            await LookAsync(visitor, $"{look} German {path}");
            await page.EvaluateAsync("() => { document.documentElement.dir = 'rtl'; }");
            await SeeNoWiderAsync(visitor, $"{look} from the right {path}");
        }

        await SpeakAsync(page, "auto");
    }

    private static Task<string> SpeakAsync(IPage page, string locale) => page.EvaluateAsync<string>(
        "async (locale) => String((await fetch('/api/v1/me/preferences', { method: 'PUT', headers: { 'Content-Type': 'application/json', 'X-PhotoGrid': '1' }, body: JSON.stringify({ locale }) })).status)",
        locale);

    private async Task LookAtAlbumAsync(Visitor visitor, string look)
    {
        var page = visitor.Page;
        await page.GotoAsync("/albums");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "New album" }).First.ClickAsync();
        await LookAsync(visitor, $"{look} new album");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync($"The sea, {look}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("An album for what?")).ToBeVisibleAsync();
        await LookAsync(visitor, $"{look} empty album");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add photos" }).ClickAsync();
        await LookAsync(visitor, $"{look} menu");
        await page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Choose from your photos" }).ClickAsync();
        await visitor.Tiles.First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await LookAsync(visitor, $"{look} choosing for an album");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add to “The sea" }).ClickAsync();
        await Expect(visitor.Tiles).ToHaveCountAsync(1);
        await LookAsync(visitor, $"{look} album");
    }

    private async Task LookAsync(Visitor visitor, string screen)
    {
        _found.AddRange((await visitor.FindBarriersAsync()).Select(barrier => $"{screen}: {barrier}"));
        await SeeNoWiderAsync(visitor, screen);
    }

    private async Task SeeNoWiderAsync(Visitor visitor, string screen)
    {
        var tooWide = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
        if (tooWide > 0) _found.Add($"{screen}: {tooWide} px too wide");
    }
}
