using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PhotoGrid.Published.Tests;

namespace PhotoGrid.Bench;

/// <summary>What reading costs in a library of 100,000.</summary>
internal static class ReadBench
{
    private const int Photos = 100_000;

    public static async Task RunAsync(Report report)
    {
        using var folder = new DataFolder();
        string thumbnail;
        await using (var server = await PublishedServer.StartAsync(folder.Path))
        {
            using var client = new Client(server.Address);
            await client.SetUpAsync();
            await client.SignInAsync();
            thumbnail = await ThumbnailOf20KilobytesAsync(client);
            await server.StopAsync();
        }

        LibrarySeed.Fill(folder.Path, Photos);

        await using var reading = await PublishedServer.StartAsync(folder.Path);
        using var http = new HttpClient { BaseAddress = reading.Address };
        var token = await SignInAsync(http);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        await PagesAsync(report, reading, http, token);
        await GeometryAsync(report, reading, http, token);
        await MapAsync(report, reading, token);
        await DuplicatesAsync(report, reading, http);
        await ThumbnailAsync(report, reading, http, token, thumbnail);
        report.Add("memory with 100,000 photos, after all this", "—", Text($"{ProcessTree.ResidentBytes(reading.ProcessId) / 1e6:F0} MB"), "resident, whole process tree");
    }

    private static async Task PagesAsync(Report report, PublishedServer server, HttpClient http, string token)
    {
        var first = await JsonAsync(http, "/api/v1/photos?limit=50");
        var total = (long)first["meta"]!["total"]!;
        if (total < Photos)
        {
            throw new InvalidOperationException($"total is {total}, the seed was {Photos}");
        }

        await PageAsync(report, server, token, "page 1", "/api/v1/photos?limit=50");

        var cursor = (string)first["data"]!["cursor"]!;
        var before = 0.0;
        for (var page = 2; page < 1000; page++)
        {
            // The first half is the compiler's.
            if (page == 500)
            {
                before = ProcessTree.CpuSeconds(server.ProcessId);
            }

            cursor = (string)(await JsonAsync(http, $"/api/v1/photos?limit=50&cursor={Uri.EscapeDataString(cursor)}"))["data"]!["cursor"]!;
        }

        var each = (ProcessTree.CpuSeconds(server.ProcessId) - before) / 500 * 1000;
        report.Add("`GET /photos?limit=50`, made anew", "—", Text($"{each:F2} ms"), "CPU a request over 500 pages that nobody asked for before");
        await PageAsync(report, server, token, "page 1,000", $"/api/v1/photos?limit=50&cursor={Uri.EscapeDataString(cursor)}");
        await PageAsync(report, server, token, "favorites", "/api/v1/photos?limit=50&filter=favorites");
    }

    private static async Task PageAsync(Report report, PublishedServer server, string token, string name, string path)
    {
        var (cpu, requests) = await Load.MeasureAsync(server.ProcessId, new Uri(server.Address, path), Bearer(token));
        report.Add($"`GET /photos?limit=50`, {name}", "≤ 0.3 ms", Text($"{cpu / 1000:F3} ms"), Text($"CPU a request over {requests} requests"));
    }

    private static async Task GeometryAsync(Report report, PublishedServer server, HttpClient http, string token)
    {
        foreach (var encoding in (string[])["br", "gzip"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/timeline/geometry");
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var answer = await http.SendAsync(request);
            var bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            var used = string.Join(',', answer.Content.Headers.ContentEncoding);
            report.Add($"timeline geometry, {encoding}", "≤ 200 KB", Text($"{bytes / 1000.0:F0} KB"), $"Content-Encoding: {used}");
        }

        var headers = Bearer(token);
        headers["Accept-Encoding"] = "br";
        var (cpu, requests) = await Load.MeasureAsync(server.ProcessId, new Uri(server.Address, "/api/v1/timeline/geometry"), headers);
        report.Add("timeline geometry, CPU", "≤ 2 ms", Text($"{cpu / 1000:F3} ms"), Text($"cached, over {requests} requests"));
    }

    private static async Task MapAsync(Report report, PublishedServer server, string token)
    {
        foreach (var (name, path, bar) in ((string, string, string)[])
        [
            ("map clusters, the world", "/api/v1/map/clusters?bbox=-180,-85,180,85&zoom=2.5", "≤ 2 ms"),
            ("map clusters, a town with 60,000 photos", "/api/v1/map/clusters?bbox=13.2,52.4,13.6,52.65&zoom=12", "≤ 2 ms"),
            ("places by town", "/api/v1/explore/places?level=city", "—"),
            ("explore", "/api/v1/explore?date=2026-07-01", "—"),
            ("photos of a box, page 1", "/api/v1/photos?bbox=13.4,52.5,13.41,52.51&limit=50", "—"),
            ("towns for a map", "/api/v1/map/towns?bbox=0,45,20,55&limit=90", "—"),
        ])
        {
            var (cpu, requests) = await Load.MeasureAsync(server.ProcessId, new Uri(server.Address, path), Bearer(token));
            report.Add(name, bar, Text($"{cpu / 1000:F3} ms"), Text($"CPU a request over {requests} requests"));
        }
    }

    private static async Task DuplicatesAsync(Report report, PublishedServer server, HttpClient http)
    {
        var before = ProcessTree.ResidentBytes(server.ProcessId);
        var (first, groups) = await CpuAsync();
        var photo = (string)(await JsonAsync(http, "/api/v1/photos?limit=1"))["data"]!["photos"]![0]!["id"]!;
        using var favorite = await http.PutAsync($"/api/v1/photos/{photo}", new StringContent("""{"isFavorite":true}""", System.Text.Encoding.UTF8, "application/json"));
        favorite.EnsureSuccessStatusCode();
        var (changed, _) = await CpuAsync();
        var (again, _) = await CpuAsync();
        report.Add("`GET /duplicates`, the first", "—", Text($"{first * 1000:F0} ms"), Text($"CPU: reads and compares all, {groups} groups; {(ProcessTree.ResidentBytes(server.ProcessId) - before) / 1e6:F0} MB more in memory"));
        report.Add("`GET /duplicates` after a change", "—", Text($"{changed * 1000:F0} ms"), "CPU: the changed photo, and all groups anew");
        report.Add("`GET /duplicates` again", "—", Text($"{again * 1000:F0} ms"), "CPU");

        async Task<(double Cpu, long Groups)> CpuAsync()
        {
            var start = ProcessTree.CpuSeconds(server.ProcessId);
            var page = await JsonAsync(http, "/api/v1/duplicates");
            return (ProcessTree.CpuSeconds(server.ProcessId) - start, (long)page["meta"]!["total"]!);
        }
    }

    private static async Task ThumbnailAsync(Report report, PublishedServer server, HttpClient http, string token, string path)
    {
        var bytes = (await http.GetByteArrayAsync(path)).Length;
        var (cpu, requests) = await Load.MeasureAsync(server.ProcessId, new Uri(server.Address, path), Bearer(token));
        report.Add("thumbnail GET", "≤ 40 µs", Text($"{cpu:F1} µs"), Text($"CPU a request of {bytes / 1000.0:F0} KB over {requests} requests"));

        using var out_ = await http.PostAsync("/api/v1/auth/logout", null);
        out_.EnsureSuccessStatusCode();
        using var refused = await http.GetAsync(path);
        report.Add("the same thumbnail with that session ended", "refused at once", refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound ? "refused" : $"{(int)refused.StatusCode}", "the next request after `POST /auth/logout`");
    }

    /// <summary>Uploads real photos where there are some, noise where not, and picks the rendition that is nearest to 20 KB.</summary>
    private static async Task<string> ThumbnailOf20KilobytesAsync(Client client)
    {
        var real = Needs.CorpusPhotos(300_000, 4_000_000).Take(12).Select(path => (Name: Path.GetFileName(path), Bytes: File.ReadAllBytes(path))).ToList();
        if (real.Count == 0)
        {
            real.Add(("noise.png", TinyPng.Make(3, 400, 300)));
        }

        (string Path, int Away) best = (string.Empty, int.MaxValue);
        foreach (var (name, bytes) in real)
        {
            var made = await client.UploadAsync(name, bytes);
            if (made["photo"]?["id"] is not { } id || (string?)(await client.ProcessedAsync((string)id!))["processing"] != "ready")
            {
                continue;
            }

            var urls = (await client.GetAsync($"/api/v1/photos/{id}"))["urls"]!;
            foreach (var url in (string[])[(string)urls["thumb400"]!, (string)urls["thumb800"]!])
            {
                var away = Math.Abs((await client.BytesAsync(url)).Length - 20_000);
                best = away < best.Away ? (url, away) : best;
            }
        }

        return best.Path;
    }

    private static async Task<string> SignInAsync(HttpClient http)
    {
        var body = new JsonObject { ["email"] = Client.Email, ["password"] = Client.Password, ["session"] = "token" };
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("/api/v1/auth/login", content);
        answer.EnsureSuccessStatusCode();
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["data"]!["accessToken"]!;
    }

    private static async Task<JsonNode> JsonAsync(HttpClient http, string path) => JsonNode.Parse(await http.GetStringAsync(path))!;

    private static Dictionary<string, string> Bearer(string token) => new() { ["Authorization"] = $"Bearer {token}" };

    private static string Text(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
