using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>What an admin does in the page: people, their space, and how the server is.</summary>
public sealed class AdminTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task A_person_is_added_with_a_limit_changed_and_erased_and_the_health_of_the_server_is_seen()
    {
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Add a person" }).ClickAsync();

        await AddAsync(page, "Jonas", "jonas@example.org", "50");
        await Expect(page.GetByText("Up to 50 GB")).ToBeVisibleAsync();

        await DoAsync(page, "Change");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Space in GB").FillAsync("much");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByText("A number of gigabytes, or nothing.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Space in GB").FillAsync("1.5");
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Up to 1.5 GB")).ToBeVisibleAsync();

        await DoAsync(page, "Erase");
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Keep everything" }).ClickAsync();
        await Expect(page.GetByText("jonas@example.org")).ToBeVisibleAsync();
        await DoAsync(page, "Erase");
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Erase" }).ClickAsync();
        await Expect(page.GetByText("Everything of Jonas’s is erased")).ToBeVisibleAsync();
        await Expect(page.GetByText("jonas@example.org")).ToHaveCountAsync(0);

        await page.GotoAsync("/admin");
        await Expect(page.GetByText("free of")).ToBeVisibleAsync();
        await Expect(page.GetByText("JPEG, PNG, WebP, GIF, AVIF, TIFF")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Check every file" }).ClickAsync();
        await Expect(page.GetByText("Every file is being checked")).ToBeVisibleAsync();
        Assert.Empty(visitor.Faults);
    }

    private static async Task AddAsync(IPage page, string name, string email, string quota)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add a person" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync(name);
        await dialog.GetByLabel("Email").FillAsync(email);
        await dialog.GetByLabel("First password").FillAsync("another plain word");
        await dialog.GetByLabel("Space in GB").FillAsync(quota);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Add a person" }).ClickAsync();
        await Expect(page.GetByText(email)).ToBeVisibleAsync();
    }

    private static async Task DoAsync(IPage page, string what)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "More for Jonas" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = what, Exact = true }).ClickAsync();
    }
}
