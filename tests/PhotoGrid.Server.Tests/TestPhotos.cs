using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PhotoGrid.Server.Tests;

/// <summary>Pictures that tests make, and the chunked protocol in one call.</summary>
internal static class TestPhotos
{
    /// <summary>A small PNG, another for every seed.</summary>
    public static byte[] Png(int seed, int width = 64, int height = 48)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Pixels(seed, width, height));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Sends a file by the chunked protocol and answers what complete said.</summary>
    public static async Task<ApiAnswer> UploadAsync(this ApiClient client, byte[] content, string filename = "picture.png", JsonObject? init = null)
    {
        var begun = await client.BeginAsync(content, filename, init);
        if (begun.Status != HttpStatusCode.Created)
            return begun;
        var partSize = (int)begun.Data["partSize"]!;
        var urls = begun.Data["signedUrls"]!.AsArray();
        for (var part = 0; part < urls.Count; part++)
        {
            var first = part * partSize;
            var answer = await client.PutPartAsync((string)urls[part]!, content, first, Math.Min(content.Length, first + partSize) - 1);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        }

        return await client.CompleteAsync(begun);
    }

    public static Task<ApiAnswer> BeginAsync(this ApiClient client, byte[] content, string filename = "picture.png", JsonObject? init = null)
    {
        init ??= [];
        init["filename"] = filename;
        init["size"] ??= content.Length;
        return client.PostAsync("/api/v1/photos/upload/init", init);
    }

    /// <summary>Puts bytes first…last without any credentials but the address.</summary>
    public static async Task<ApiAnswer> PutPartAsync(this ApiClient client, string url, byte[] content, long first, long last)
    {
        using var anonymous = new ApiClient(client.Http.BaseAddress!, null, null);
        var body = new ByteArrayContent(content, (int)first, (int)(last - first + 1));
        body.Headers.ContentRange = new ContentRangeHeaderValue(first, last, content.Length);
        return await anonymous.SendContentAsync(HttpMethod.Put, url, body);
    }

    public static Task<ApiAnswer> CompleteAsync(this ApiClient client, ApiAnswer begun, string? sha256 = null) =>
        client.PostAsync("/api/v1/photos/upload/complete", new JsonObject
        {
            ["uploadId"] = (string)begun.Data["uploadId"]!,
            ["sessionToken"] = (string)begun.Data["sessionToken"]!,
            ["sha256"] = sha256,
        });

    /// <summary>Waits until an uploaded photo is processed, by asking as clients do, with a limit; answers it as it is then.</summary>
    public static async Task<JsonNode> ReadyAsync(this ApiClient client, ApiAnswer uploaded)
    {
        var id = (string)uploaded.Data["photo"]!["id"]!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            var photo = await client.GetAsync($"/api/v1/photos/{id}");
            if ((string)photo.Data["processing"]! != "pending")
                return photo.Data;
            await Task.Delay(50, limit.Token);
        }
    }

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Pixels(int seed, int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var (red, green, blue) = ((seed * 67) & 255, (seed * 131) & 255, (seed * 29) & 255);
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                for (var x = 0; x < width; x++)
                    zlib.Write([(byte)(red + x), (byte)(green + y), (byte)(blue + ((x * y) >> 3)), ]);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. type, .. data]));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }
}
