using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhotoGrid.Published.Tests;

/// <summary>
/// A program that signs in with a bearer token and speaks the REST contract, written from docs and not from the server's types.
/// The bench uses it too, so it knows nothing of a test framework.
/// </summary>
internal sealed class Client(Uri address) : IDisposable
{
    public const string Email = "ada@example.org";
    public const string Password = "correct horse battery staple";

    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    private readonly Lock _keyGate = new();
    private Task<string>? _key;

    public void Dispose() => _http.Dispose();

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>The envelope's data of an answer that must be a success.</summary>
    public async Task<JsonNode> DataAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Expect(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!["data"]!;
    }

    public Task<JsonNode> GetAsync(string path) => DataAsync(HttpMethod.Get, path);

    public async Task<byte[]> BytesAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);
        Expect(answer.StatusCode == HttpStatusCode.OK, $"GET {path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public async Task SetUpAsync() =>
        await DataAsync(HttpMethod.Post, "/api/v1/auth/setup", new JsonObject { ["email"] = Email, ["name"] = "Ada", ["password"] = Password });

    public async Task SignInAsync(string email = Email, string password = Password)
    {
        var data = await DataAsync(HttpMethod.Post, "/api/v1/auth/login", new JsonObject { ["email"] = email, ["password"] = password, ["session"] = "token" });
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)data["accessToken"]!);
    }

    /// <summary>The secret of a key that may do everything, made once.</summary>
    public Task<string> KeyAsync()
    {
        lock (_keyGate)
        {
            return _key ??= MakeAsync();
        }

        async Task<string> MakeAsync() => (string)(await DataAsync(
            HttpMethod.Post, "/api/v1/me/api-keys", new JsonObject { ["name"] = "test", ["scopes"] = new JsonArray("read", "write", "upload") }))["secret"]!;
    }

    /// <summary>The whole chunked protocol, the last part first. The data of complete: a photo and its status; or of init, for a duplicate.</summary>
    public async Task<JsonNode> UploadAsync(string name, byte[] bytes, bool sayHash = false)
    {
        var begin = new JsonObject { ["filename"] = name, ["size"] = bytes.Length };
        if (sayHash)
        {
            begin["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }

        var upload = await DataAsync(HttpMethod.Post, "/api/v1/photos/upload/init", begin);
        if ((string?)upload["status"] == "duplicate")
        {
            return upload;
        }

        var partSize = (int)upload["partSize"]!;
        var urls = upload["signedUrls"]!.AsArray();
        Expect(urls.Count == (bytes.Length + partSize - 1) / partSize, $"{urls.Count} part URLs for {bytes.Length} bytes in parts of {partSize}");
        for (var part = urls.Count - 1; part >= 0; part--)
        {
            await PutPartAsync((string)urls[part]!, bytes, part * partSize, Math.Min(partSize, bytes.Length - (part * partSize)));
        }

        return await DataAsync(HttpMethod.Post, "/api/v1/photos/upload/complete", new JsonObject
        {
            ["uploadId"] = (string)upload["uploadId"]!,
            ["sessionToken"] = (string)upload["sessionToken"]!,
        });
    }

    /// <summary>Every photo of the library, page by page.</summary>
    public async Task<List<JsonNode>> PhotosAsync()
    {
        var photos = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await GetAsync($"/api/v1/photos?limit=200{(cursor is null ? string.Empty : "&cursor=" + Uri.EscapeDataString(cursor))}");
            photos.AddRange(page["photos"]!.AsArray().Select(photo => photo!));
            cursor = (string?)page["cursor"];
        }
        while (cursor is not null);
        return photos;
    }

    /// <summary>Waits until background work on a photo has ended, and answers the photo.</summary>
    public async Task<JsonNode> ProcessedAsync(string photoId)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var photo = await GetAsync($"/api/v1/photos/{photoId}");
            if ((string?)photo["processing"] != "pending")
            {
                return photo;
            }

            Expect(!limit.IsCancellationRequested, $"Photo {photoId} was still pending after two minutes.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }

    private async Task PutPartAsync(string url, byte[] bytes, int from, int count)
    {
        // No credentials: the signature in the URL is enough, and the contract says so.
        using var plain = new HttpClient { BaseAddress = address };
        using var content = new ByteArrayContent(bytes, from, count);
        content.Headers.TryAddWithoutValidation("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{from + count - 1}/{bytes.Length}"));
        using var answer = await plain.PutAsync(url, content);
        Expect(answer.IsSuccessStatusCode, $"part at {from}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
