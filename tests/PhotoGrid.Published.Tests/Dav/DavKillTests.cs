using System.Collections.Concurrent;
using System.Net;
using System.Xml.Linq;

namespace PhotoGrid.Published.Tests.Dav;

/// <summary>SIGKILL at a random moment of PUTs over WebDAV: what was acknowledged is at its path and whole, and every path that is listed can be read.</summary>
public sealed class DavKillTests
{
    private const int Rounds = 12;
    private const int Writers = 3;

    [PublishedFact]
    public async Task Every_acknowledged_file_survives_a_dozen_kills()
    {
        await using var door = await DavDoor.OpenAsync();
        var random = new Random(20261124);
        var acknowledged = new ConcurrentDictionary<string, byte[]>();
        var sent = new ConcurrentDictionary<string, ConcurrentBag<byte[]>>();
        var seed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var killed = new CancellationTokenSource();
            using var acknowledgements = new SemaphoreSlim(0);
            var writers = Enumerable.Range(0, Writers).Select(writer => PutUntilAsync(writer, killed.Token)).ToList();
            for (var wanted = 1 + random.Next(4); wanted > 0; wanted--)
            {
                Assert.True(await acknowledgements.WaitAsync(TimeSpan.FromSeconds(60)), $"nothing was acknowledged within a minute:\n{door.Server.Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(80)));
            await killed.CancelAsync();
            await door.KillAndRestartAsync();
            await Task.WhenAll(writers);
            await CheckAsync(door, acknowledged, sent);

            async Task PutUntilAsync(int writer, CancellationToken stop)
            {
                using var http = door.Http();
                while (!stop.IsCancellationRequested)
                {
                    // Photos and other files, new paths and old ones in turn; each path has one writer.
                    var number = Interlocked.Increment(ref seed);
                    var content = number % 2 == 0 ? TinyPng.Make(number, 200, 150) : TinyPng.Make(number, 200, 150)[8..];
                    var path = $"{writer}-{(number % 3 == 0 ? "again" : number)}.png";
                    sent.GetOrAdd(path, _ => []).Add(content);
                    acknowledged.TryRemove(path, out _); // Until the answer, old and new are both right.
                    try
                    {
                        using var answer = await http.PutAsync(path, new ByteArrayContent(content), CancellationToken.None);
                        Assert.True(answer.IsSuccessStatusCode, $"PUT {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                    }
                    catch (Exception exception) when (exception is HttpRequestException or IOException)
                    {
                        return; // the kill: this one was not acknowledged
                    }

                    acknowledged[path] = content;
                    acknowledgements.Release();
                }
            }
        }

        Assert.True(acknowledged.Count >= Rounds, $"only {acknowledged.Count} files were acknowledged before the kills: the test looked at too little");
    }

    private static async Task CheckAsync(DavDoor door, ConcurrentDictionary<string, byte[]> acknowledged, ConcurrentDictionary<string, ConcurrentBag<byte[]>> sent)
    {
        using var http = door.Http();
        using var list = new HttpRequestMessage(new HttpMethod("PROPFIND"), "") { Headers = { { "Depth", "1" } } };
        using var answer = await http.SendAsync(list);
        Assert.Equal(HttpStatusCode.MultiStatus, answer.StatusCode);
        var listed = XElement.Parse(await answer.Content.ReadAsStringAsync()).Descendants(XName.Get("href", "DAV:"))
            .Select(href => href.Value["/dav/".Length..]).Where(name => name.Length > 0 && !name.EndsWith('/')).ToHashSet();

        foreach (var (path, content) in acknowledged)
        {
            Assert.True(listed.Contains(path), $"{path} was acknowledged and is gone");
            Assert.Equal(content, await http.GetByteArrayAsync(path));
        }

        // Also those whose acknowledgement the kill cut off: listed means whole.
        foreach (var path in listed)
        {
            var content = await http.GetByteArrayAsync(path);
            Assert.Contains(sent[path], one => one.AsSpan().SequenceEqual(content));
        }
    }
}
