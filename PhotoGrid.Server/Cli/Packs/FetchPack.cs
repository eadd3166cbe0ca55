using System.Net;
using System.Net.Http.Headers;
using PhotoGrid.Foundation;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Server.Cli.Packs;

/// <summary>
/// Fetches a pack over https: its manifest, then its files into a folder, each going on where an earlier try ended. What came is checked by size
/// and SHA-256 by whoever adds the folder; here only more than was promised is refused. The only place that calls out, and only when told to.
/// </summary>
internal sealed class FetchPack : IDisposable
{
    private const int MaxManifestBytes = 1 << 20;
    private const int BlockBytes = 128 * 1024;

    private readonly HttpClient _client;

    /// <summary><paramref name="handler"/> is for tests, which have no certificate.</summary>
    public FetchPack(HttpMessageHandler? handler = null) => _client = new HttpClient(handler ?? new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(30) }) { Timeout = TimeSpan.FromHours(6) };

    /// <summary>The manifest at an address; a sentence where it cannot be had.</summary>
    public async Task<Result<ModelManifest>> ReadAsync(string address, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            return Failure.Invalid("Models are fetched over https only.");
        try
        {
            using var answer = await _client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!answer.IsSuccessStatusCode)
                return Failure.Invalid($"The address answered {(int)answer.StatusCode}.");
            await using var content = await answer.Content.ReadAsStreamAsync(ct);
            var json = new byte[MaxManifestBytes + 1];
            var length = await content.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, ct);
            return length > MaxManifestBytes ? Failure.Invalid("The manifest is larger than a manifest is.") : InstallPack.Parse(json.AsSpan(0, length), NameOf(uri));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return Failure.Invalid("The address cannot be reached.");
        }
    }

    /// <summary>Fetches every file into <paramref name="folder"/>, with the manifest; null, or why it could not.</summary>
    public async Task<string?> RunAsync(string address, ModelManifest pack, string folder, VerbOutput output, CancellationToken ct)
    {
        var files = pack.Models.SelectMany(model => model.Files).DistinctBy(file => file.Name).ToList();
        var (done, total) = (0L, files.Sum(file => file.Bytes));
        foreach (var file in files)
        {
            try
            {
                if (await FetchAsync(new Uri(new Uri(address), file.Url ?? file.Name), file, Path.Combine(folder, file.Name), bytes => output.Show(new VerbProgress(done + bytes, total, "bytes")), ct) is { } refusal)
                    return refusal;
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException)
            {
                return $"{file.Name} did not come whole; the same command goes on where it ended.";
            }

            done += file.Bytes;
        }

        await using var manifest = File.Create(Path.Combine(folder, "manifest.json"));
        InstallPack.Write(pack, manifest);
        return null;
    }

    public void Dispose() => _client.Dispose();

    private async Task<string?> FetchAsync(Uri uri, ModelFile file, string path, Func<long, Task> show, CancellationToken ct)
    {
        if (uri.Scheme != Uri.UriSchemeHttps)
            return "Models are fetched over https only.";
        var have = File.Exists(path) ? new FileInfo(path).Length : 0;
        if (have == file.Bytes)
            return null;
        if (have > file.Bytes)
            have = 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (have > 0)
            request.Headers.Range = new RangeHeaderValue(have, null);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (!answer.IsSuccessStatusCode)
            return $"The address of {file.Name} answered {(int)answer.StatusCode}.";
        if (answer.StatusCode != HttpStatusCode.PartialContent)
            have = 0;

        await using var content = await answer.Content.ReadAsStreamAsync(ct);
        await using var target = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write);
        target.SetLength(have);
        target.Position = have;
        var block = new byte[BlockBytes];
        for (int read; (read = await content.ReadAsync(block, ct)) > 0;)
        {
            have += read;
            if (have > file.Bytes)
                return $"{file.Name} is longer than its manifest says.";
            await target.WriteAsync(block.AsMemory(0, read), ct);
            await show(have);
        }

        return have == file.Bytes ? null : $"{file.Name} did not come whole; the same command goes on where it ended.";
    }

    // The folder that the manifest lies in; what no name can be made of is refused by its form.
    private static string NameOf(Uri manifest) => manifest.Segments.Length > 1 ? manifest.Segments[^2].Trim('/').ToLowerInvariant() : "pack";
}
