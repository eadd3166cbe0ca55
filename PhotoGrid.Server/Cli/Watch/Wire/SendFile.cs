using System.Net;
using System.Text.Json;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Cli.Watch.Wire;

/// <summary>A file to be sent: its name for people, its size and time, its hash, and the open file.</summary>
internal sealed record FileToSend(string Name, long Size, DateTimeOffset Modified, ContentHash Hash, Stream Content);

/// <summary>What a file's sending came to. Without a fate it is to be tried again; <paramref name="Changed"/>: because it is another file by now.</summary>
internal sealed record Sent(FileFate? Fate, string? Reason = null, bool Changed = false);

/// <summary>
/// Sends one file by the chunked protocol and comes back when the server has said that it has it, or why not. An upload that was begun, by this
/// process or one that was killed, goes on where the server is.
/// </summary>
internal sealed class SendFile(WatchServer server, WatchState state)
{
    // An upload that is refused as gone is begun anew; more often than this something else is wrong.
    private const int Tries = 4;
    private const string Init = "api/v1/photos/upload/init", Complete = "api/v1/photos/upload/complete";

    // These say something of the file, which will not change by itself.
    private static readonly HashSet<string> Final = ["UNSUPPORTED_MEDIA_TYPE", "FILE_TOO_LARGE", "CORRUPT_FILE", "VALIDATION_FAILED"];

    /// <summary>Throws <see cref="LocalFileException"/>, <see cref="ServerAwayException"/> and <see cref="KeyRefusedException"/>.</summary>
    public async Task<Sent> RunAsync(FileToSend file, string? album, CancellationToken ct)
    {
        WatchAnswer? last = null;
        for (var tries = 0; tries < Tries; tries++)
        {
            WatchAnswer? fresh = null;
            if (await state.FindUploadAsync(file.Hash, ct) is not { } upload)
            {
                var begun = await server.PostAsync(
                    Init, new WatchInitJson(file.Name, file.Size, file.Hash.ToString(), file.Modified, "skip", album), WatchJson.Default.WatchInitJson, ct);
                if (begun.Status == HttpStatusCode.OK)
                    return new Sent(FileFate.There);
                if (!begun.Ok)
                    return Refusal(begun);
                upload = new BegunUpload(begun.Text("uploadId") ?? "", begun.Text("sessionToken") ?? "");
                await state.KeepUploadAsync(file.Hash, upload, ct);
                fresh = begun;
            }

            last = await GoOnAsync(file, upload, fresh, ct);
            if (last.Ok)
            {
                await state.ForgetUploadAsync(file.Hash, ct);
                return new Sent(last.Text("status") switch { "sidecar" => FileFate.Sidecar, "duplicate" => FileFate.There, _ => FileFate.Uploaded });
            }

            if (last.Code == "CHECKSUM_MISMATCH")
                return await ChangedAsync(file, upload, ct);
            if (last.Code == "QUOTA_EXCEEDED")
                return Refusal(last); // Its parts are there: it goes on when there is room.
            // Parts that are missing after all, an address that expired: asked again where it stands.
            if (last.Status is HttpStatusCode.Conflict or HttpStatusCode.Forbidden)
                continue;
            await state.ForgetUploadAsync(file.Hash, ct);
            if (last.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Gone))
                return Refusal(last);
        }

        return new Sent(null, last!.Message);
    }

    private static Sent Refusal(WatchAnswer answer) => Final.Contains(answer.Code) ? new Sent(FileFate.Refused, answer.Message) : new Sent(null, answer.Message);

    // What came is neither the old file nor the new one.
    private async Task<Sent> ChangedAsync(FileToSend file, BegunUpload upload, CancellationToken ct)
    {
        await server.SendAsync(HttpMethod.Delete, $"api/v1/photos/upload/{upload.Id}", ct);
        await state.ForgetUploadAsync(file.Hash, ct);
        return new Sent(null, "It changed while it was sent.", Changed: true);
    }

    // Asks where the upload stands, unless it was begun right now; sends what is missing, completes it; the first refusal on the way.
    private async Task<WatchAnswer> GoOnAsync(FileToSend file, BegunUpload upload, WatchAnswer? fresh, CancellationToken ct)
    {
        var now = fresh ?? await server.SendAsync(HttpMethod.Get, $"api/v1/photos/upload/{upload.Id}", ct);
        if (!now.Ok)
            return now;
        if (fresh is not null || now.Text("status") == "open")
        {
            var partSize = now.Data.GetProperty("partSize").GetInt64();
            var urls = now.List("signedUrls");
            foreach (var (first, last) in Missing(file.Size, now.List("received")))
            {
                for (var at = first; at <= last;)
                {
                    var part = at / partSize;
                    var end = Math.Min(last, ((part + 1) * partSize) - 1);
                    var url = urls[(int)part];
                    if (url.ValueKind != JsonValueKind.String)
                        return now with { Status = HttpStatusCode.Conflict, Message = "The server does not say where a part goes." };
                    var put = await server.PutPartAsync(url.GetString()!, file.Content, at, end, file.Size, ct);
                    if (!put.Ok)
                        return put;
                    at = end + 1;
                }
            }
        }

        return await server.PostAsync(Complete, new WatchCompleteJson(upload.Id, upload.Token, file.Hash.ToString()), WatchJson.Default.WatchCompleteJson, ct);
    }

    private static IEnumerable<(long First, long Last)> Missing(long size, IReadOnlyList<JsonElement> received)
    {
        var at = 0L;
        foreach (var range in received)
        {
            var (first, last) = (range[0].GetInt64(), range[1].GetInt64());
            if (first > at)
                yield return (at, first - 1);
            at = last + 1;
        }

        if (at < size)
            yield return (at, size - 1);
    }
}
