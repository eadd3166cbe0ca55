using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>The grid with more photos than anybody has: what is counted, never what is timed.</summary>
public sealed class LargeTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_scroll_through_a_hundred_thousand_photos_moves_nothing_and_keeps_few_elements()
    {
        using var album = new Album(1);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await page.AddInitScriptAsync(
            """
            window.counted = { shifts: 0, drawn: 0, most: 0 };
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
              // Of what is in the grid: a font that comes late on a busy machine may move a word elsewhere.
              if (entry.sources.some(({ node }) => node?.parentElement?.closest('[data-testid=photo-grid]'))) counted.shifts += entry.value;
            })).observe({ type: 'layout-shift', buffered: true });
            const draw = HTMLCanvasElement.prototype.toDataURL;
            HTMLCanvasElement.prototype.toDataURL = function (...given) { counted.drawn++; return draw.apply(this, given); };
            """);
        await OpenAsync(visitor, album, 100_000);
        await visitor.SeePicturesAsync();

        // 250 frames at 400 px each: a fling through a hundred screens. No picture is begun in it, and no blurhash decoded.
        var begun = 0;
        page.Request += (_, request) => { if (request.Url.Contains("/thumbnails/", StringComparison.Ordinal)) Interlocked.Increment(ref begun); };
        var drawn = await page.EvaluateAsync<int[]>(
            """
            async () => {
              const next = () => new Promise(requestAnimationFrame);
              const drawnBefore = counted.drawn;
              for (let i = 0; i < 250; i++) {
                scrollBy({ top: 400, behavior: 'instant' });
                await next();
                counted.most = Math.max(counted.most, document.querySelectorAll('[data-testid=photo-grid] *').length);
              }
              return [counted.drawn - drawnBefore, counted.most, document.querySelectorAll('[data-testid=photo-grid] [data-photo]').length];
            }
            """);

        Assert.Equal(0, drawn[0]);
        Assert.InRange(drawn[1], 40, 220);
        Assert.InRange(drawn[2], 10, 110); // it was never blank
        // On a busy machine a frame may come so late that the page rests within the fling; then that screen's pictures begin.
        Assert.InRange(Volatile.Read(ref begun), 0, 2_500);
        await visitor.SeePicturesAsync();
        Assert.Equal(0, await page.EvaluateAsync<double>("() => counted.shifts"));
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task The_last_of_a_million_photos_is_reached_by_the_scrubber_the_keyboard_and_by_scrolling()
    {
        using var album = new Album(1);
        await using var server = await WebServer.StartNewAsync();
        foreach (var sharpness in (float[])[1, 3])
        {
            await using var visitor = await browser.VisitAsync(server, phone: sharpness > 1, sharpness: sharpness);
            var page = visitor.Page;
            await OpenAsync(visitor, album, 1_000_000, isNew: sharpness == 1);
            var last = visitor.Grid.Locator("[data-photo='1']");
            var first = visitor.Grid.Locator("[data-photo='1000000']");

            await visitor.Scrubber.FocusAsync();
            await page.Keyboard.PressAsync("End");
            await Expect(last).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("Home");
            await Expect(first).ToBeInViewportAsync();

            await first.FocusAsync();
            await page.Keyboard.PressAsync("Control+End");
            await Expect(last).ToBeFocusedAsync();
            await Expect(last).ToBeInViewportAsync();
            await page.Keyboard.PressAsync("Control+Home");
            await Expect(first).ToBeFocusedAsync();

            // From the first one on by scrolling alone: whenever the page has no more room, the window behind it has moved on.
            await page.EvaluateAsync(
                """
                async () => {
                  while (!document.querySelector('[data-testid=photo-grid] [data-photo="1"]')) {
                    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
                    await new Promise((resolve) => setTimeout(resolve, 50));
                  }
                }
                """);
            await Expect(last).ToBeInViewportAsync();
            Assert.Empty(visitor.Faults);
        }
    }

    /// <summary>Opens the timeline with a geometry of so many photos in place of the server's.</summary>
    private static async Task OpenAsync(Visitor visitor, Album album, int count, bool isNew = true)
    {
        var page = visitor.Page;
        if (isNew)
        {
            await visitor.SetUpAsync();
            await visitor.UploadAsync(album.Paths[0]);
            await visitor.SeeSafeAsync(1);
        }
        else
        {
            await page.GotoAsync("/");
            await visitor.SignInAsync();
            await visitor.SeeCountAsync(1);
        }

        var geometry = Geometry.Of(count);
        await page.RouteAsync("**/api/v1/timeline/geometry", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/octet-stream", BodyBytes = geometry }));
        await page.RouteAsync("**/thumbnails/**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "image/jpeg", BodyBytes = Geometry.Thumbnail }));
        await page.ReloadAsync();
        await visitor.SeeCountAsync(count);
    }
}
