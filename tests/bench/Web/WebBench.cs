using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using PhotoGrid.Published.Tests;
using PhotoGrid.Web.Tests.Pictures;

namespace PhotoGrid.Bench.Web;

/// <summary>What the web app costs with 100,000 photos: CPU time of the page's own threads, by Chromium's trace.</summary>
internal static class WebBench
{
    private const int Photos = 100_000;
    private const int RealPhotos = 27;

    public static async Task RunAsync(Report report)
    {
        if (WebPage.Chromium is null)
        {
            report.Add("web app", "—", "not measured", "no Chromium");
            return;
        }

        using var folder = new DataFolder();
        await using (var making = await PublishedServer.StartAsync(folder.Path))
        {
            using var client = new Client(making.Address);
            await client.SetUpAsync();
            await client.SignInAsync();
            for (var i = 0; i < RealPhotos; i++)
                await UploadAsync(client, Landscape.Photo(i, new DateTime(2009, 5, 1, 8, i, 0, DateTimeKind.Unspecified)), i);
            while ((int)(await client.GetAsync("/api/v1/jobs"))["pending"]! > 0)
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            await making.StopAsync();
        }

        LibrarySeed.Fill(folder.Path, Photos);
        RenditionSeed.Fill(folder.Path, newest: 6_000, elsewhere: 4_000);
        await using var server = await PublishedServer.StartAsync(folder.Path);
        await using var web = await WebPage.StartAsync();
        await GridBench.RunAsync(report, web, server.Address);
        await LoadBench.RunAsync(report, web, server.Address);
    }

    private static async Task UploadAsync(Client client, byte[] photo, int i)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(photo), "file", string.Create(CultureInfo.InvariantCulture, $"real-{i}.jpg") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/photos/upload") { Content = form };
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What the page has counted of itself.</summary>
    internal static Task<JsonElement> CountsAsync(IPage page) => page.EvaluateAsync<JsonElement>("() => window.bench");

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    internal static double Percentile(List<double> values, double part) => values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * part)));
}
