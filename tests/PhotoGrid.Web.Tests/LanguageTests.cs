using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>The same page in another language: as the browser asks, or as its user chose.</summary>
public sealed class LanguageTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task The_page_speaks_as_the_browser_asks_until_its_user_chooses()
    {
        using var album = new Album(2);
        await using var server = await WebServer.StartNewAsync();
        await using (var first = await browser.VisitAsync(server))
        {
            await first.SetUpAsync();
            await first.UploadAsync([.. album.Paths]);
            await first.SeeSafeAsync(2);
        }

        await using var visitor = await browser.VisitAsync(server, locale: "de-AT");
        var page = visitor.Page;
        await page.GotoAsync("/");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de-AT");
        await page.GetByLabel("E-Mail").FillAsync(Visitor.Email);
        await page.GetByLabel("Passwort", new PageGetByLabelOptions { Exact = true }).FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Anmelden" }).ClickAsync();
        await Expect(page.GetByText("Samstag, 21.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Fotos" })).ToBeVisibleAsync();

        await page.GotoAsync("/settings");
        var choice = page.GetByLabel("Sprache");
        await choice.FocusAsync();
        await choice.SelectOptionAsync("en");

        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Appearance" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en-GB");
        await Expect(page.GetByLabel("Language")).ToBeFocusedAsync(); // the page was drawn anew around it
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Language")).ToHaveValueAsync("en");

        // Kept on the server: another browser that asks for German shows what was chosen, once it knows who is there.
        await using var other = await browser.VisitAsync(server, locale: "de");
        await other.Page.GotoAsync("/login");
        await other.Page.GetByLabel("E-Mail").FillAsync(Visitor.Email);
        await other.Page.GetByLabel("Passwort", new PageGetByLabelOptions { Exact = true }).FillAsync(Visitor.Password);
        await other.Page.Keyboard.PressAsync("Enter");
        await Expect(other.Page.GetByText("Saturday 21")).ToBeVisibleAsync();
        Assert.Empty(visitor.Faults.Concat(other.Faults));
    }
}
