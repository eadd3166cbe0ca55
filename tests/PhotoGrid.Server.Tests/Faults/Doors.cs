using System.Net.Http.Headers;

namespace PhotoGrid.Server.Tests.Faults;

/// <summary>The ways in, each from its first request to its last or to the first that is refused.</summary>
internal static class Doors
{
    public static Task<ApiAnswer> SendAsync(this ApiClient client, string door, byte[] content) => door switch
    {
        "chunked" => ChunkedAsync(client, content),
        "whole" => WholeAsync(client, content),
        _ => throw new ArgumentOutOfRangeException(nameof(door)),
    };

    private static async Task<ApiAnswer> ChunkedAsync(ApiClient client, byte[] content)
    {
        var begun = await client.BeginAsync(content);
        if ((int)begun.Status != 201)
            return begun;
        var url = (string)begun.Data["signedUrls"]![0]!;
        var half = content.Length / 2;
        var first = await client.PutPartAsync(url, content, 0, half - 1);
        if ((int)first.Status != 200)
            return first;
        var second = await client.PutPartAsync(url, content, half, content.Length - 1);
        return (int)second.Status == 200 ? await client.CompleteAsync(begun) : second;
    }

    private static async Task<ApiAnswer> WholeAsync(ApiClient client, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(file, "file", "picture.png");
        return await client.SendContentAsync(HttpMethod.Post, "/api/v1/photos/upload", form);
    }
}
