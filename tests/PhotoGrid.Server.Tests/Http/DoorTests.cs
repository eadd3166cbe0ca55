using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests.Http;

/// <summary>What surrounds every answer: headers, compression, metrics, https.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Pages_may_run_nothing_but_what_we_serve()
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();

        var headers = (await nobody.GetAsync("/api/v1/server")).Message.Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        foreach (var rule in (string[])["default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
            Assert.Contains(rule + ";", policy + ";", StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.True(headers.Contains("Permissions-Policy"));
        Assert.False(headers.Contains("Server"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Json_is_compressed_for_who_can_read_it(string encoding)
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();

        var packed = await nobody.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json") { Headers = { { "Accept-Encoding", encoding } } });
        var plain = await nobody.Http.GetAsync("/openapi/v1.json");

        Assert.Equal(encoding, packed.Content.Headers.ContentEncoding.Single());
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.True((await packed.Content.ReadAsByteArrayAsync()).Length * 4 < (await plain.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task It_says_that_it_is_up_and_that_it_is_ready()
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();

        Assert.Equal("ok", await nobody.Http.GetStringAsync("/healthz"));
        Assert.Equal("ready", await nobody.Http.GetStringAsync("/readyz"));
    }

    [Fact]
    public async Task Requests_are_counted_by_route_and_status()
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();
        for (var i = 0; i < 3; i++)
            await nobody.GetAsync($"/api/v1/users/{Guid.NewGuid()}");

        var text = await nobody.Http.GetStringAsync("/metrics");

        // At least: servers of other tests share this process's meters.
        var line = text.Split('\n').Single(line => line.StartsWith("http_requests_total{route=\"/api/v1/users/{id}\",status=\"401\"}", StringComparison.Ordinal));
        Assert.InRange(int.Parse(line.Split(' ')[1]), 3, int.MaxValue);
        Assert.Contains("process_resident_memory_bytes ", text, StringComparison.Ordinal);
        Assert.Contains("http_request_duration_seconds_sum{", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_own_counters_are_told_too()
    {
        await using var server = await TestServer.StartAsync();
        using var nobody = server.Anonymous();
        using var meter = new System.Diagnostics.Metrics.Meter("PhotoGrid");
        meter.CreateCounter<long>("test.things.total").Add(3, new KeyValuePair<string, object?>("kind", "x"));
        meter.CreateObservableGauge("test.level", () => 7L);

        var lines = (await nobody.Http.GetStringAsync("/metrics")).Split('\n');

        Assert.Contains("# TYPE test_things_total counter", lines);
        Assert.Contains("test_things_total{kind=\"x\"} 3", lines);
        Assert.Contains("test_level 7", lines);
    }

    [Fact]
    public async Task Pem_files_make_it_https()
    {
        await using var server = await TestServer.StartAsync();
        var (certificate, key) = (Path.Combine(server.DataFolder, "cert.pem"), Path.Combine(server.DataFolder, "key.pem"));
        using (var rsa = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=photos.test", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(100));
            await File.WriteAllTextAsync(certificate, made.ExportCertificatePem());
            await File.WriteAllTextAsync(key, rsa.ExportPkcs8PrivateKeyPem());
        }

        await using var secure = await TestServer.StartAsync(
            builder => builder.WebHost.UseSetting("urls", "https://127.0.0.1:0"),
            $"--Kestrel:Certificates:Default:Path={certificate}", $"--Kestrel:Certificates:Default:KeyPath={key}");
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.Subject == "CN=photos.test" } });
        var body = new JsonObject { ["email"] = "a@b.c", ["name"] = "A", ["password"] = ApiClient.Password, ["session"] = "cookie" };
        var answer = await client.PostAsync(new Uri(secure.Address, "/api/v1/auth/setup"), new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(Uri.UriSchemeHttps, secure.Address.Scheme);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains("secure", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }
}
