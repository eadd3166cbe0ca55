using System.Net.Http.Headers;
using System.Text;

namespace PhotoGrid.Published.Tests.Doors;

/// <summary>PUT over WebDAV, with a key as the password.</summary>
internal class DavDoor : Door
{
    public override async Task SendAsync(Client client, string name, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/dav/" + name) { Content = new ByteArrayContent(bytes) };
        using var answer = await SendAsync(client, request);
        Expect(answer.IsSuccessStatusCode, $"PUT {name}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public override async Task<byte[]> ReadAsync(Client client, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dav/" + name);
        using var answer = await SendAsync(client, request);
        Expect(answer.IsSuccessStatusCode, $"GET {name}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(Client client, HttpRequestMessage request)
    {
        var secret = $"{Client.Email}:{await client.KeyAsync()}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));
        return await client.SendAsync(request);
    }
}
