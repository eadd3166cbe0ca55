using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PhotoGrid.Published.Tests;

/// <summary>A way in: sends a file and returns when it was acknowledged. A refusal, or a connection that breaks, throws.</summary>
internal abstract class Door
{
    /// <summary>Every door there is. A new one is a class below this one, and a row here.</summary>
    public static IReadOnlyList<Door> All { get; } = [new ChunkedDoor(), new WholeDoor()];

    public abstract Task SendAsync(Client client, string name, byte[] bytes);

    public override string ToString() => GetType().Name;

    protected static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}

/// <summary>The chunked protocol.</summary>
internal sealed class ChunkedDoor : Door
{
    public override async Task SendAsync(Client client, string name, byte[] bytes)
    {
        var made = await client.UploadAsync(name, bytes);
        Expect((string?)made["status"] is "created" or "duplicate", made.ToJsonString());
    }
}

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
