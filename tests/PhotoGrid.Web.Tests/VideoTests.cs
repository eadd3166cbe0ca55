using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PhotoGrid.Web.Tests;

/// <summary>A video on the page: its length on the tile, playing in the viewer.</summary>
public sealed class VideoTests(Browser browser) : IClassFixture<Browser>
{
    [VideoFact]
    public async Task A_video_tells_its_length_and_plays_by_button_key_and_line()
    {
        using var album = new Album(1);
        await using var server = await WebServer.StartNewAsync();
        await using var visitor = await browser.VisitAsync(server);
        var page = visitor.Page;
        await visitor.SetUpAsync();
        await visitor.UploadAsync(album.Paths[0], album.Add("clip.webm", Clip()));
        await visitor.SeeSafeAsync(2);
        await visitor.SeePicturesAsync();

        var tile = visitor.Tiles.Filter(new LocatorFilterOptions { HasText = "0:12" });
        await Expect(tile.GetByRole(AriaRole.Img)).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("^Video, 12 seconds, "));
        await tile.ClickAsync();
        await visitor.Viewer.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Play" }).ClickAsync();
        await Expect(visitor.Viewer.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Pause" })).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 0.2");
        await visitor.Viewer.GetByRole(AriaRole.Slider).FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Expect(visitor.Viewer.GetByRole(AriaRole.Slider)).ToHaveAttributeAsync("aria-valuetext", "12 seconds of 12 seconds");
        Assert.Empty(await visitor.FindBarriersAsync());
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Viewer).ToHaveCountAsync(0);
        Assert.Empty(visitor.Faults);
    }

    private static byte[] Clip()
    {
        // Into a file: through a pipe its length could not be written at its head.
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.webm");
        using (var process = Process.Start("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc=size=320x240:rate=5:duration=12", "-c:v", "libvpx", path]))
            process.WaitForExit();
        var clip = File.ReadAllBytes(path);
        File.Delete(path);
        return clip;
    }
}
