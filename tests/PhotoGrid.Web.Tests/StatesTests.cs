using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>Every screen when it is empty, when it waits, when the server fails, and when the session is over: what is said, and the way on.</summary>
public sealed class StatesTests(Browser browser) : IClassFixture<Browser>
{
    // Screen, the request that it stands on, what it says when it has it.
    private static readonly (string Path, string Request, string Here)[] Screens =
    [
        ("/favorites", "**/api/v1/photos?filter=favorites*", "Press F on a photo you love."),
        ("/archive", "**/api/v1/photos?filter=archived*", "Archived photos leave the timeline, not the library."),
        ("/trash", "**/api/v1/photos?filter=trash*", "What you delete waits here for 30 days."),
        ("/albums", "**/api/v1/albums*", "Put photos together that belong together."),
        ("/admin", "**/api/v1/admin/health", "free of"),
        ("/admin/users", "**/api/v1/users", Visitor.Email),
    ];

    [BrowserFact]
    public async Task Every_screen_says_when_it_waits_when_it_fails_and_when_it_is_empty()
    {
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        foreach (var (path, request, here) in Screens)
        {
            var (arrived, held, isDown) = (new TaskCompletionSource(), new TaskCompletionSource(), true);
            var isSilent = path == "/albums"; // no answer at all
            await page.RouteAsync(request, async route =>
            {
                arrived.TrySetResult();
                await held.Task;
                if (!isDown) await route.ContinueAsync();
                else if (isSilent) await route.AbortAsync();
                else await route.FulfillAsync(Refusal(path == "/admin" ? 500 : 403, "INTERNAL"));
            });
            await page.GotoAsync(path);
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(90));
            await Expect(page.GetByText(here)).ToHaveCountAsync(0); // nothing is called empty that did not come

            held.SetResult();
            await Expect(page.GetByText(isSilent ? "Can’t reach the server" : "Something broke on our side").First).ToBeVisibleAsync();
            await Expect(page.GetByText(here)).ToHaveCountAsync(0);
            if (!isSilent) await Expect(page.GetByText("req_states")).ToBeVisibleAsync();

            isDown = false;
            // A server that did not answer is asked again by the page itself, soon.
            if (!isSilent) await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Try again" }).First.ClickAsync();
            await Expect(page.GetByText(here).First).ToBeVisibleAsync();
            await page.UnrouteAllAsync(new PageUnrouteAllOptions { Behavior = UnrouteBehavior.IgnoreErrors });
        }

        await SettingsSayWhatDidNotComeAsync(page);
        await NothingIsThereAsync(page);
        await TheSessionIsOverAsync(visitor);
        Assert.Empty(visitor.Faults);
    }

    private static async Task SettingsSayWhatDidNotComeAsync(IPage page)
    {
        await page.RouteAsync("**/api/v1/me/api-keys", route => route.FulfillAsync(Refusal(403, "FORBIDDEN")));
        await page.GotoAsync("/settings");
        await Expect(page.GetByText("This didn’t come from the server.")).ToBeVisibleAsync();
        await Expect(page.GetByText("No keys yet.")).ToHaveCountAsync(0);
        await page.UnrouteAllAsync(new PageUnrouteAllOptions { Behavior = UnrouteBehavior.IgnoreErrors });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Try again" }).ClickAsync();
        await Expect(page.GetByText("No keys yet.")).ToBeVisibleAsync();
    }

    private static async Task NothingIsThereAsync(IPage page)
    {
        await page.GotoAsync("/albums/00000000-0000-7000-8000-000000000000");
        await Expect(page.GetByText("There is no such album")).ToBeVisibleAsync();
        await page.GotoAsync("/photo/4000000000");
        await Expect(page.GetByText("There is nothing at this address")).ToBeVisibleAsync();
        await page.GotoAsync("/nowhere");
        await Expect(page.GetByText("There is nothing at this address")).ToBeVisibleAsync();
    }

    private static async Task TheSessionIsOverAsync(Visitor visitor)
    {
        var page = visitor.Page;
        foreach (var (path, request, here) in Screens.TakeLast(2))
        {
            await page.RouteAsync(request, route => route.FulfillAsync(Refusal(401, "UNAUTHENTICATED")));
            await page.GotoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "You’ve been signed out" })).ToBeVisibleAsync();
            await page.UnrouteAllAsync(new PageUnrouteAllOptions { Behavior = UnrouteBehavior.IgnoreErrors });
            await visitor.SignInAsync();
            await Expect(page.GetByText(here).First).ToBeVisibleAsync();
        }
    }

    private static RouteFulfillOptions Refusal(int status, string code) => new()
    {
        Status = status,
        ContentType = "application/json",
        Body = $$$"""{"status":"error","error":{"code":"{{{code}}}","message":"","details":{}},"meta":{"requestId":"req_states"}}""",
    };
}
