using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>The app without a network or a server: what was seen is seen again, what is done arrives once.</summary>
public sealed class OfflineTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Without_a_server_the_timeline_is_there_and_a_favorite_arrives_once_when_it_is_back()
    {
        using var album = new Album(8);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server, worker: true);
        var page = visitor.Page;
        await ArriveAsync(visitor, album);
        await KeepAsync(visitor, 8);

        await server.StopAsync();
        await page.ReloadAsync();

        await visitor.SeeCountAsync(8);
        await visitor.SeePicturesAsync();
        await Expect(page.GetByText("Can’t reach the server.")).ToBeVisibleAsync();

        await SelectAsync(visitor, 0);
        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByText("1 change waits.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await visitor.SeeCountAsync(8);
        await Expect(visitor.Tiles.First.Locator("svg")).ToHaveCountAsync(1); // its heart
        await Expect(page.GetByText("1 change waits.")).ToBeVisibleAsync();

        await server.StartAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Try now" }).ClickAsync();

        await Expect(page.GetByText("1 change waits.")).ToHaveCountAsync(0);
        await SeeFavoritesAsync(page, 1);
        Assert.Equal(1, await CountAsync(page, "photo.updated"));
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task A_change_whose_answer_was_lost_is_done_once()
    {
        using var album = new Album(3);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await ArriveAsync(visitor, album);
        var lost = 0;
        await page.RouteAsync("**/api/v1/photos/batch", async route =>
        {
            if (Interlocked.Increment(ref lost) > 1)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync(); // it arrives
            await route.AbortAsync(); // and the answer does not
        });

        await SelectAsync(visitor, 0);
        await page.Keyboard.PressAsync("f");
        await SeeFavoritesAsync(page, 1);
        await WaitForAsync(page, $"async () => !(await ({Held})()).includes('changes')");

        Assert.Equal(2, Volatile.Read(ref lost));
        Assert.Equal(1, await CountAsync(page, "photo.updated"));
    }

    [BrowserFact]
    public async Task Words_that_were_changed_elsewhere_meanwhile_are_not_overwritten_unless_one_says_so()
    {
        using var album = new Album(1);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await ArriveAsync(visitor, album);
        await visitor.Tiles.First.ClickAsync(new LocatorClickOptions { Position = new Position { X = 90, Y = 90 } });
        await page.Keyboard.PressAsync("i");
        var caption = page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = "Details" }).GetByLabel("Caption");
        await Expect(caption).ToHaveValueAsync(string.Empty);

        await page.Context.SetOfflineAsync(true);
        await caption.FillAsync("Mine");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("1 change waits.").First).ToBeAttachedAsync();
        // Someone else, on another device.
        using (var other = new HttpClient { BaseAddress = server.Address })
        {
            foreach (var cookie in await page.Context.CookiesAsync()) other.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
            other.DefaultRequestHeaders.Add("X-PhotoGrid", "1");
            var list = System.Text.Json.JsonDocument.Parse(await other.GetStringAsync("/api/v1/photos"));
            var id = list.RootElement.GetProperty("data").GetProperty("photos")[0].GetProperty("id").GetString();
            using var body = new StringContent("{\"description\":\"Theirs\"}", System.Text.Encoding.UTF8, "application/json");
            (await other.PutAsync($"/api/v1/photos/{id}", body)).EnsureSuccessStatusCode();
        }

        await page.Context.SetOfflineAsync(false);

        await Expect(page.GetByText("“Mine” was not saved.")).ToBeVisibleAsync();
        await Expect(caption).ToHaveValueAsync("Theirs");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save mine" }).ClickAsync();
        await Expect(caption).ToHaveValueAsync("Mine");
        await WaitForAsync(page, "async () => (await (await fetch('/api/v1/photos')).json()).data.photos[0].description === 'Mine'");
    }

    [BrowserFact]
    public async Task An_upload_goes_on_by_itself_after_the_network_and_the_server_were_gone_and_arrives_once()
    {
        using var album = new Album(3);
        var tail = new byte[12 << 20];
        new Random(9).NextBytes(tail);
        var path = album.Add("long.jpg", [.. Pictures.Landscape.Photo(7, new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Unspecified)), .. tail]);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        var sent = 0;
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/parts/*", async route =>
        {
            // The second part of the long one finds no network.
            if (Interlocked.Increment(ref sent) == 2)
            {
                await page.Context.SetOfflineAsync(true);
                await route.AbortAsync("internetdisconnected");
                held.TrySetResult();
                return;
            }

            await route.ContinueAsync();
        });

        await visitor.UploadAsync([path, .. album.Paths]);
        await held.Task.WaitAsync(TimeSpan.FromSeconds(90));
        await Expect(page.GetByText("You’re offline.")).ToBeVisibleAsync();
        await server.KillAsync();
        await server.StartAsync();
        await page.Context.SetOfflineAsync(false);

        await visitor.SeeSafeAsync(4);
        await visitor.SeeCountAsync(4);
        Assert.Equal(4, await CountAsync(page, "photo.added"));
    }

    [BrowserFact]
    public async Task Two_thousand_files_wait_in_a_panel_of_few_rows_that_answers()
    {
        const int files = 2_000;
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        // Beginning an upload gets no answer: all of them stay.
        await page.RouteAsync("**/photos/upload/init", _ => Task.CompletedTask);
        await page.EvaluateAsync(
            """
            (count) => {
              const transfer = new DataTransfer();
              for (let i = 0; i < count; i++) transfer.items.add(new File([`a photo, ${i}`], `IMG_${i}.jpg`, { type: 'image/jpeg', lastModified: 1_700_000_000_000 + i }));
              document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
            }
            """,
            files);

        await Expect(visitor.Panel.Locator("h2")).ToHaveTextAsync(new Regex("^0 of 2,000"));
        Assert.InRange(await visitor.Panel.Locator("*").CountAsync(), 1, 400);
        await visitor.Panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Pause all" }).ClickAsync();
        await Expect(visitor.Panel.GetByText("Paused").First).ToBeVisibleAsync();
        Assert.Empty(await visitor.FindBarriersAsync());
        await visitor.Panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Fold" }).ClickAsync();
        await Expect(visitor.Panel.Locator("button[aria-expanded=false]")).ToHaveTextAsync(new Regex("^0 of 2,000"));
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task Signing_out_leaves_nothing_of_the_library_in_the_browser()
    {
        using var album = new Album(4);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server, worker: true);
        var page = visitor.Page;
        await ArriveAsync(visitor, album);
        await KeepAsync(visitor, 4);
        Assert.NotEqual(string.Empty, await HeldAsync(page));

        await page.GotoAsync("/settings");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/login"));

        await WaitForAsync(page, $"async () => (await ({Held})()) === ''");
    }

    [BrowserFact]
    public async Task What_a_phone_shares_is_uploaded()
    {
        using var album = new Album(2);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server, worker: true);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await WaitForAsync(page, "() => navigator.serviceWorker.controller !== null");

        // As the share sheet does it: a form that is posted to the address of the manifest.
        var files = album.Paths.Select(path => Convert.ToBase64String(File.ReadAllBytes(path))).ToArray();
        await page.EvaluateAsync(
            """
            (files) => {
              const form = document.createElement('form');
              Object.assign(form, { method: 'POST', action: '/share-target', enctype: 'multipart/form-data' });
              const input = document.createElement('input');
              Object.assign(input, { type: 'file', name: 'file', multiple: true });
              const transfer = new DataTransfer();
              files.forEach((base64, index) => transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], `shared-${index}.jpg`, { type: 'image/jpeg' })));
              input.files = transfer.files;
              form.append(input);
              document.body.append(form);
              form.submit();
            }
            """,
            files);

        await visitor.SeeSafeAsync(2);
        await visitor.SeeCountAsync(2);
        Assert.DoesNotContain("shared", page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Two_browsers_of_one_person_agree_while_both_are_open()
    {
        using var album = new Album(5);
        await using var server = await WebServer.StartNewAsync();
        await using var first = await browser.VisitAsync(server);
        await using var second = await browser.VisitAsync(server);
        await ArriveAsync(first, album);
        await second.Page.GotoAsync("/");
        await second.SignInAsync();
        await second.SeeCountAsync(5);

        await SelectAsync(first, 0);
        await first.Page.Keyboard.PressAsync("f");
        await Expect(second.Tiles.First.Locator("svg")).ToHaveCountAsync(1);
        await SelectAsync(second, 2);
        await second.Page.Keyboard.PressAsync("Delete");
        await first.SeeCountAsync(4);
        await Expect(first.Tiles).ToHaveCountAsync(4);
    }

    private static async Task ArriveAsync(Visitor visitor, Album album)
    {
        await visitor.SetUpAsync();
        await visitor.UploadAsync([.. album.Paths]);
        await visitor.SeeSafeAsync(album.Paths.Count);
        await visitor.SeeCountAsync(album.Paths.Count);
        await visitor.SeePicturesAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Close", Exact = true }).ClickAsync();
    }

    private static async Task SelectAsync(Visitor visitor, int tile)
    {
        await visitor.Tiles.Nth(tile).PressAsync("Space");
        await Expect(visitor.Page.GetByText("1 selected")).ToBeVisibleAsync();
    }

    /// <summary>Until the browser has what it needs without a server.</summary>
    private static async Task KeepAsync(Visitor visitor, int pictures)
    {
        var page = visitor.Page;
        await WaitForAsync(page, "() => navigator.serviceWorker.controller !== null");
        await page.ReloadAsync(); // from here on the pictures come through the worker
        await visitor.SeeCountAsync(pictures);
        await visitor.SeePicturesAsync();
        await WaitForAsync(page, $"async () => (await (await caches.open('thumbnails')).keys()).length >= {pictures} && (await ({Held})()).includes('answers')");
    }

    /// <summary>What the browser holds of a library, in words; empty when nothing is.</summary>
    private const string Held =
        """
        async () => {
          const held = [];
          if ((await caches.keys()).some((name) => !name.startsWith('shell-'))) held.push('pictures');
          for (const { name } of await indexedDB.databases()) {
            const database = await new Promise((resolve) => { const opening = indexedDB.open(name); opening.onsuccess = () => resolve(opening.result); });
            for (const store of database.objectStoreNames) {
              const count = await new Promise((resolve) => { const asked = database.transaction(store).objectStore(store).count(); asked.onsuccess = () => resolve(asked.result); });
              if (count > 0) held.push(store);
            }
            database.close();
          }
          return held.join(' ');
        }
        """;

    private static Task<string> HeldAsync(IPage page) => page.EvaluateAsync<string>(Held);

    private static Task SeeFavoritesAsync(IPage page, int count) =>
        WaitForAsync(page, $"async () => (await (await fetch('/api/v1/photos?filter=favorites')).json()).data.photos.length === {count}");

    private static Task<int> CountAsync(IPage page, string type) =>
        page.EvaluateAsync<int>("async (type) => (await (await fetch('/api/v1/changes?since=0&limit=1000')).json()).data.changes.filter((change) => change.type === type).length", type);

    private static async Task WaitForAsync(IPage page, string condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        while (!await page.EvaluateAsync<bool>(condition)) await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
    }
}
