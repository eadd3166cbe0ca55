using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>What the page does when things go wrong around it.</summary>
public sealed class TroubleTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_server_that_goes_away_is_told_and_its_return_is_noticed()
    {
        using var album = new Album(12);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths.Take(6)]);
        await visitor.SeeSafeAsync(6);
        await visitor.SeeCountAsync(6);

        await server.KillAsync();
        await visitor.UploadAsync([.. album.Paths.Skip(6)]);

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = "Can’t reach the server." })).ToBeVisibleAsync();
        await Expect(visitor.Tiles).ToHaveCountAsync(6); // what was here stays

        await server.StartAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Try now" }).First.ClickAsync();

        await Expect(page.GetByText("Can’t reach the server.")).ToHaveCountAsync(0);
        await visitor.SeeSafeAsync(12);
        await visitor.SeeCountAsync(12);
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task An_upload_goes_on_after_a_reload_where_it_was()
    {
        using var album = new Album(1);
        // A photo with a long tail, which decoders pass over: four parts to send, and little to decode.
        var tail = new byte[16 << 20];
        new Random(5).NextBytes(tail);
        byte[] big = [.. Pictures.Landscape.Photo(3, new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Unspecified)), .. tail];
        var path = album.Add("big.jpg", big);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        var sent = 0;
        // Two parts go through; the others hang until the page is gone.
        await page.RouteAsync("**/*", async route =>
        {
            if (route.Request.Method == "PUT" && route.Request.Headers.ContainsKey("content-range") && Interlocked.Increment(ref sent) > 2) return;
            await route.ContinueAsync();
        });
        await visitor.UploadAsync(path);
        await Expect(visitor.Panel.GetByText("big.jpg")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync(
            """
            () => new Promise((resolve) => {
              const opening = indexedDB.open('photogrid.uploads');
              opening.onsuccess = () => {
                const count = opening.result.transaction('files').objectStore('files').count();
                count.onsuccess = () => { opening.result.close(); resolve(count.result > 0); };
              };
            })
            """);
        await WaitForAsync(() => Volatile.Read(ref sent) > 2);
        await page.UnrouteAllAsync(new PageUnrouteAllOptions { Behavior = UnrouteBehavior.IgnoreErrors });
        var again = 0;
        page.Request += (_, request) =>
        {
            if (request.Method == "PUT" && request.Headers.ContainsKey("content-range")) Interlocked.Increment(ref again);
        };

        await page.ReloadAsync();

        await visitor.SeeSafeAsync(1);
        await visitor.SeeCountAsync(1);
        Assert.InRange(again, 1, ((big.Length + (5 * 1024 * 1024) - 1) / (5 * 1024 * 1024)) - 2);
        var number = await visitor.Tiles.First.GetAttributeAsync("data-photo");
        var sha256 = await page.EvaluateAsync<string>(
            "async (number) => (await (await fetch(`/api/v1/photos/by-number/${number}`)).json()).data.sha256", number);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(big)), sha256);
    }

    [BrowserFact]
    public async Task A_duplicate_asks_and_a_foreign_file_is_refused_in_a_sentence()
    {
        using var album = new Album(2);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        await visitor.SetUpAsync();
        await visitor.UploadAsync(album.Paths[0]);
        await visitor.SeeSafeAsync(1);

        await visitor.UploadAsync(album.Paths[0], album.Add("poster.psd", [8, 8, 8]), album.Add("empty.jpg", []));

        await Expect(visitor.Panel.GetByText("Already here, added")).ToBeVisibleAsync();
        await Expect(visitor.Panel.GetByText("PSD files can’t be shown here. It was not uploaded.")).ToBeVisibleAsync();
        await Expect(visitor.Panel.GetByText("This file is empty. It was not uploaded.")).ToBeVisibleAsync();
        await visitor.Panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Keep both" }).ClickAsync();
        await visitor.SeeSafeAsync(2);
        await visitor.SeeCountAsync(2);
    }

    [BrowserFact]
    public async Task A_session_that_ended_asks_to_sign_in_and_a_lost_network_is_told()
    {
        using var album = new Album(3);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths]);
        await visitor.SeeSafeAsync(3);
        await page.GotoAsync("/trash");
        await Expect(page.GetByText("Trash is empty")).ToBeVisibleAsync();

        await page.Context.ClearCookiesAsync();
        // The next request finds it out: this one, or one that the page makes by itself.
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("f");

        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "You’ve been signed out" })).ToBeVisibleAsync();
        var place = page.Url;
        await visitor.SignInAsync("not the password");
        await Expect(page.GetByText("That email and password don’t match.")).ToBeVisibleAsync();
        await visitor.SignInAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync(new Regex("^(Trash|Favorites)$"));
        Assert.Equal(place, page.Url);

        await page.Context.SetOfflineAsync(true);
        await Expect(page.GetByText("You’re offline.")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("You’re offline.")).ToHaveCountAsync(0);
    }

    private static async Task WaitForAsync(Func<bool> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!reached()) await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }
}
