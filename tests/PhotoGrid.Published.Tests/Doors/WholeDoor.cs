using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PhotoGrid.Published.Tests.Doors;

/// <summary>One multipart request.</summary>
internal sealed class WholeDoor : Door
{
    public override async Task SendAsync(Client client, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(file, "file", name);
        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/photos/upload") { Content = form });
        var text = await answer.Content.ReadAsStringAsync();
        Expect(answer.IsSuccessStatusCode, $"multipart: {(int)answer.StatusCode} {text}");
        var result = JsonNode.Parse(text)!["data"]!["results"]![0]!;
        Expect((string?)result["status"] is "created" or "duplicate", result.ToJsonString());
    }
}
