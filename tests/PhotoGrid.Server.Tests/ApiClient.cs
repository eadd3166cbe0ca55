using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests;

/// <summary>An answer, read: the status, the parsed body where it is JSON, and the headers.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, JsonObject? Json, HttpResponseMessage Message)
{
    public JsonNode Data => Json?["data"] ?? throw new InvalidOperationException($"{(int)Status} has no data: {Json}");

    public string? Code => (string?)Json?["error"]?["code"];
}

/// <summary>Speaks the REST contract as one caller. <see cref="User"/> is the user's JSON, null for nobody.</summary>
public sealed class ApiClient : IDisposable
{
    public const string Password = "correct horse battery";

    public ApiClient(Uri address, string? bearer, JsonObject? user)
    {
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        if (bearer is not null)
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        (Bearer, User) = (bearer, user);
    }

    public HttpClient Http { get; }

    public string? Bearer { get; }

    public JsonObject? User { get; }

    public string Id => (string)User!["id"]!;

    public Task<ApiAnswer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<ApiAnswer> PostAsync(string path, JsonNode? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

    public Task<ApiAnswer> PutAsync(string path, JsonNode? body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, body, headers);

    public Task<ApiAnswer> DeleteAsync(string path, JsonNode? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Delete, path, body, headers);

    public Task<ApiAnswer> SendAsync(HttpMethod method, string path, JsonNode? body, params (string Name, string Value)[] headers) =>
        SendContentAsync(method, path, body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), headers);

    public async Task<ApiAnswer> SendContentAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        // Headers first: an event stream has no end to wait for.
        var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var isJson = answer.Content.Headers.ContentType?.MediaType == "application/json";
        var text = isJson ? await answer.Content.ReadAsStringAsync() : "";
        return new ApiAnswer(answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text)!.AsObject(), answer);
    }

    /// <summary>The data of an answer that must be a success.</summary>
    public async Task<JsonNode> DataAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        var answer = await SendAsync(method, path, body);
        Assert.True((int)answer.Status < 300, $"{method} {path}: {(int)answer.Status} {answer.Json}");
        return answer.Data;
    }

    public void Dispose() => Http.Dispose();
}
