using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>A photo is edited, saved, seen elsewhere, and brought back exactly.</summary>
public sealed class EditorTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_photo_is_edited_saved_seen_in_another_browser_and_reverted_to_the_very_bytes()
    {
        using var album = new Album(3);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await BringAsync(visitor, album, 3);
        await using var other = await browser.VisitAsync(server);
        await other.Page.GotoAsync("/");
        await other.SignInAsync();
        await other.SeePicturesAsync();
        var before = await PicturesAsync(page);
        var shape = await ShapeOfFirstTileAsync(other.Page);

        await OpenAsync(visitor);
        await AdjustAsync(page);
        await CropAsync(page);
        await Editor(page).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Done" }).ClickAsync();

        await Expect(Editor(page)).ToHaveCountAsync(0);
        await Expect(page.GetByText("Edits saved. The original is kept.")).ToBeVisibleAsync();
        // Square now, here and, by the feed, there.
        await page.WaitForFunctionAsync("() => { const image = document.querySelector('[data-testid=viewer] img[alt]:not([alt=\"\"])'); return image && image.complete && Math.abs(image.naturalWidth - image.naturalHeight) <= 1 && image.naturalWidth > 0; }");
        await other.Page.WaitForFunctionAsync("(shape) => { const tile = document.querySelector('[data-testid=photo-grid] [data-photo]'); return Math.abs(tile.offsetWidth / tile.offsetHeight - shape) > 0.2; }", shape);
        await other.SeePicturesAsync();
        Assert.NotEqual(before, await PicturesAsync(page));

        await page.ReloadAsync();
        await Expect(visitor.Viewer).ToBeVisibleAsync();
        await OpenAsync(visitor, fromGrid: false);
        await Expect(Slider(page, "Brightness")).ToHaveValueAsync("35");
        await Editor(page).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Reset" }).ClickAsync();
        await Expect(Slider(page, "Brightness")).ToHaveValueAsync("0");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("Shown as it came")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("async () => { const answer = await fetch('/api/v1/photos/by-number/' + location.pathname.split('/').pop()); return !(await answer.json()).data.edits; }");
        Assert.Equal(before, await PicturesAsync(page));
        Assert.Empty(visitor.Faults);
        Assert.Empty(other.Faults);
    }

    [BrowserFact]
    public async Task Nothing_is_lost_without_a_question_and_hands_and_keys_set_the_frame()
    {
        using var album = new Album(1);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await BringAsync(visitor, album, 1);
        await OpenAsync(visitor);

        await page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Crop" }).ClickAsync();
        await Expect(Editor(page)).ToContainTextAsync("480 × 320");
        var corner = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Corner 3" });
        await DragAsync(page, corner, -200, -120);
        await Expect(Editor(page)).Not.ToContainTextAsync("480 × 320");
        var dragged = await SizeAsync(page);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Corner 1" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Editor(page)).Not.ToContainTextAsync(dragged);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(Editor(page)).ToContainTextAsync(dragged);

        await page.Keyboard.PressAsync("Escape");
        var question = page.GetByRole(AriaRole.Alertdialog);
        await Expect(question).ToContainTextAsync("Leave without saving?");
        await page.Keyboard.PressAsync("Escape");
        await Expect(question).ToHaveCountAsync(0);
        await Expect(Editor(page)).ToContainTextAsync(dragged);
        await page.Keyboard.PressAsync("Escape");
        await question.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Leave" }).ClickAsync();
        await Expect(Editor(page)).ToHaveCountAsync(0);
        await Expect(visitor.Viewer).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("async () => !(await (await fetch('/api/v1/photos/by-number/' + location.pathname.split('/').pop())).json()).data.edits"));
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task The_editor_has_no_barriers_on_desk_and_phone()
    {
        using var album = new Album(1);
        await using var server = await WebServer.StartNewAsync();
        var found = new List<string>();
        foreach (var phone in new[] { false, true })
        {
            await using var visitor = await browser.VisitAsync(server, phone: phone);
            var page = visitor.Page;
            if (!phone) await BringAsync(visitor, album, 1);
            else await SignInAgainAsync(visitor);
            await OpenAsync(visitor);
            foreach (var tab in new[] { "Adjust", "Crop", "Filters" })
            {
                await page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = tab }).ClickAsync();
                found.AddRange((await visitor.FindBarriersAsync()).Select(barrier => $"{(phone ? "phone" : "desk")} {tab}: {barrier}"));
                Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    internal static ILocator Editor(IPage page) => page.GetByTestId("editor");

    internal static async Task DrawnAsync(IPage page) => await page.WaitForFunctionAsync("() => Number(document.querySelector('[data-testid=editor] [data-drawn]')?.dataset.drawn ?? 0) > 0");

    private static ILocator Slider(IPage page, string name) => Editor(page).GetByLabel(name, new LocatorGetByLabelOptions { Exact = true });

    private static async Task BringAsync(Visitor visitor, Album album, int count)
    {
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths]);
        await visitor.SeeSafeAsync(count);
        await visitor.SeePicturesAsync();
        await visitor.Panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Close", Exact = true }).ClickAsync();
    }

    private static async Task SignInAgainAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/");
        await visitor.SignInAsync();
        await visitor.SeePicturesAsync();
    }

    private static async Task OpenAsync(Visitor visitor, bool fromGrid = true)
    {
        var page = visitor.Page;
        if (fromGrid)
        {
            await visitor.Tiles.First.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(visitor.Viewer).ToBeVisibleAsync();
        }

        // There once the photo's facts are.
        await Expect(visitor.Viewer.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Edit", Exact = true }).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("e");
        await Expect(Editor(page)).ToBeVisibleAsync();
        await DrawnAsync(page);
    }

    private static async Task AdjustAsync(IPage page)
    {
        await Slider(page, "Brightness").FillAsync("30");
        await Slider(page, "Brightness").FocusAsync();
        for (var i = 0; i < 5; i++) await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Slider(page, "Brightness")).ToHaveValueAsync("35");
        await Slider(page, "Vignette").FillAsync("60");
        await Slider(page, "Vignette").DblClickAsync();
        await Expect(Slider(page, "Vignette")).ToHaveValueAsync("0");

        await page.Keyboard.DownAsync("\\");
        await Expect(Editor(page).GetByRole(AriaRole.Img, new LocatorGetByRoleOptions { Name = "The photo before your changes" })).ToBeVisibleAsync();
        await page.Keyboard.UpAsync("\\");
        await Expect(Editor(page).GetByRole(AriaRole.Img, new LocatorGetByRoleOptions { Name = "The photo with your changes" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Filters" }).ClickAsync();
        var noir = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Noir" });
        await noir.ClickAsync();
        await Expect(noir).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" }).ClickAsync();
        await Expect(noir).ToHaveAttributeAsync("aria-pressed", "false");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Redo" }).ClickAsync();
        await Expect(noir).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private static async Task CropAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = "Crop" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "1:1" }).ClickAsync();
        await Expect(Editor(page)).ToContainTextAsync("320 × 320");
        await Slider(page, "Straighten").FillAsync("-4");
        await Expect(Editor(page)).Not.ToContainTextAsync("320 × 320");
        await page.Keyboard.PressAsync("r");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Flip" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Flip" })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private static async Task<string> SizeAsync(IPage page) =>
        Regex.Match(await Editor(page).InnerTextAsync(), @"[0-9]+ × [0-9]+").Value;

    private static async Task DragAsync(IPage page, ILocator what, float dx, float dy)
    {
        var box = await what.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not on the page.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + (dx / 2), y + (dy / 2));
        await page.Mouse.MoveAsync(x + dx, y + dy);
        await page.Mouse.UpAsync();
    }

    private static async Task<double> ShapeOfFirstTileAsync(IPage page) =>
        await page.EvaluateAsync<double>("() => { const tile = document.querySelector('[data-testid=photo-grid] [data-photo]'); return tile.offsetWidth / tile.offsetHeight; }");

    /// <summary>The bytes of the newest photo's pictures, as hashes.</summary>
    private static async Task<string> PicturesAsync(IPage page) =>
        await page.EvaluateAsync<string>(
            """
            async () => {
              const photo = (await (await fetch('/api/v1/photos?limit=1')).json()).data.photos[0];
              const hashes = [];
              for (const size of ['thumb150', 'thumb400', 'thumb800', 'full']) {
                const bytes = new Uint8Array(await (await fetch(photo.urls[size])).arrayBuffer());
                let hash = 7;
                for (const byte of bytes) hash = (hash * 31 + byte) | 0;
                hashes.push(`${bytes.length}:${hash}`);
              }
              return hashes.join();
            }
            """);
}
