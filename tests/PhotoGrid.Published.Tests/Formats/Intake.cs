using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PhotoGrid.Published.Tests.Formats;

/// <summary>What became of a file that was sent.</summary>
/// <param name="File">Its path in the corpus.</param>
/// <param name="PhotoId">The photo that it is, or null.</param>
/// <param name="Status">created, duplicate or refused; when processing has ended ready or failed.</param>
/// <param name="Reason">Why it was refused, or can't be shown.</param>
internal sealed record Intake(string File, string? PhotoId, string Status, string? Reason)
{
    /// <summary>By the door that takes a file in one request. Whatever the bytes are, the answer is one of the contract's.</summary>
    public static async Task<Intake> SendAsync(Client client, string file, byte[] bytes)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "file", Path.GetFileName(file));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/photos/upload") { Content = form };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{file}: {(int)answer.StatusCode} {text}");

        var result = JsonNode.Parse(text)!["data"]!["results"]![0]!;
        var error = result["error"];
        return new Intake(file, (string?)result["photo"]?["id"], (string)result["status"]!, error is null ? null : $"{error["code"]}: {error["message"]}");
    }

    /// <summary>The same when its processing has ended.</summary>
    public async Task<Intake> ProcessedAsync(Client client)
    {
        if (Status != "created")
        {
            return this;
        }

        var photo = await client.ProcessedAsync(PhotoId!);
        return this with { Status = (string)photo["processing"]!, Reason = (string?)photo["processingError"] };
    }
}
