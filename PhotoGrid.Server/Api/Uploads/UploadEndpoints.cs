using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using PhotoGrid.Access;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Uploads;

namespace PhotoGrid.Server.Api.Uploads;

/// <summary>The chunked protocol of API.md: init, signed parts, state, cancel, complete. Parts need no credentials but their address.</summary>
internal static class UploadEndpoints
{
    private static readonly string[] _options = ["skip", "keep", "replace"];

    public static IEndpointRouteBuilder MapUploadEndpoints(this IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("/api/v1/photos/upload").WithTags("Uploads");
        uploads.MapPost("init", InitAsync).Requires(Need.Library(AccessAction.Add)).Takes<InitUploadJson>()
            .Answers<BegunUploadJson>(201).Answers<KnownUploadJson>();
        uploads.MapGet("{uploadId}", GetAsync).Requires(Need.Library(AccessAction.Add)).Answers<UploadStateJson>();
        uploads.MapDelete("{uploadId}", CancelAsync).Requires(Need.Library(AccessAction.Add));
        uploads.MapPost("complete", CompleteAsync).Requires(Need.Library(AccessAction.Add)).Takes<CompleteUploadJson>()
            .Answers<CompletedUploadJson>(201).Answers<CompletedUploadJson>();
        uploads.MapPost("", WholeUploads.RunAsync).Requires(Need.Library(AccessAction.Add)).Answers<WholeUploadsJson>();
        routes.MapPut("/api/v1/uploads/{owner}/{uploadId}/parts/{part}", PartAsync).Requires(Need.SignedUrl).Answers<ReceivedJson>().WithTags("Uploads");
        return routes;
    }

    private static async Task<IResult> InitAsync(HttpContext http, BeginUpload begin, UploadAddresses addresses)
    {
        var body = await RequestBody.ReadAsync(http, UploadsJson.Default.InitUploadJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var announced = Read(body.Value);
        if (!announced.Ok)
            return Answer.Fail(announced.Failure);
        var owner = http.UserId();
        var begun = await begin.RunAsync(owner, announced.Value, http.RequestAborted);
        if (!begun.Ok)
            return Answer.Fail(begun.Failure);
        if (begun.Value.Existing is { } known)
            return Answer.Ok(new KnownUploadJson("duplicate", PhotoJson.Of(owner, known), _options), UploadsJson.Default.KnownUploadJson);

        var upload = begun.Value.Upload!;
        var urls = await addresses.SignAsync(owner, upload, new ByteRanges(), http.RequestAborted);
        return Answer.Created(
            new BegunUploadJson(upload.Id.Value, begun.Value.SessionToken!, UploadLimits.PartSize, urls, Instant.Read(upload.ExpiresAtMs), []),
            UploadsJson.Default.BegunUploadJson, $"/api/v1/photos/upload/{upload.Id}");
    }

    private static async Task<IResult> PartAsync(string owner, string uploadId, int part, HttpContext http, UploadAddresses addresses, ReceivePart receive)
    {
        var query = http.Request.Query;
        if (!UserId.TryParse(owner, out var user) || !UploadId.TryParse(uploadId, out var upload)
            || !await addresses.VerifyAsync(http.Request.Path.Value ?? "", query["exp"], query["sig"], http.RequestAborted))
        {
            return Answer.Fail(new Failure(FailureKind.Forbidden, "FORBIDDEN", "This address was not made here, or it has expired. Ask for the upload again."));
        }

        if (!ContentRangeHeaderValue.TryParse(http.Request.Headers.ContentRange, out var range)
            || range is not { Unit: "bytes", HasRange: true, HasLength: true })
        {
            return Answer.Fail(Failure.Invalid("Send the header Content-Range: bytes first-last/total.", "Content-Range"));
        }

        var bytes = new ByteRange(range.From!.Value, range.To!.Value);
        if (http.Request.ContentLength is { } length && length != bytes.Length)
            return Answer.Fail(new Failure(FailureKind.Conflict, "RANGE_MISMATCH", "The body is not as long as its Content-Range says."));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = bytes.Length;

        var received = await receive.RunAsync(user, upload, bytes, range.Length!.Value, http.Request.Body, http.RequestAborted);
        return received.Ok
            ? Answer.Ok(new ReceivedJson(ReceivedJson.Of(received.Value)), UploadsJson.Default.ReceivedJson)
            : Answer.Fail(received.Failure);
    }

    private static async Task<IResult> GetAsync(string uploadId, HttpContext http, ManageUploads uploads, UploadAddresses addresses)
    {
        var found = UploadId.TryParse(uploadId, out var id)
            ? await uploads.GetAsync(http.UserId(), id, http.RequestAborted)
            : Failure.NotFound("UPLOAD");
        if (!found.Ok)
            return Answer.Fail(found.Failure);
        var (upload, received) = found.Value;
        var urls = upload.Status == UploadStatus.Open
            ? await addresses.SignAsync(http.UserId(), upload, received, http.RequestAborted)
            : new string?[UploadLimits.PartsOf(upload.Size)];
        http.Response.Headers.CacheControl = "no-store";
        return Answer.Ok(
            new UploadStateJson(upload.Id.Value, StatusWord(upload.Status), ReceivedJson.Of(received), upload.Size, UploadLimits.PartSize,
                Instant.Read(upload.ExpiresAtMs), urls),
            UploadsJson.Default.UploadStateJson);
    }

    private static async Task<IResult> CancelAsync(string uploadId, HttpContext http, ManageUploads uploads)
    {
        var cancelled = UploadId.TryParse(uploadId, out var id)
            ? await uploads.CancelAsync(http.UserId(), id, http.RequestAborted)
            : Failure.NotFound("UPLOAD");
        return cancelled.Ok ? Answer.NoContent() : Answer.Fail(cancelled.Failure);
    }

    private static async Task<IResult> CompleteAsync(HttpContext http, CompleteUpload complete)
    {
        var body = await RequestBody.ReadAsync(http, UploadsJson.Default.CompleteUploadJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        if (!TryHash(body.Value.Sha256, out var hash))
            return Answer.Fail(Failure.Invalid("sha256 is 64 hex digits.", "sha256"));
        var owner = http.UserId();
        var outcome = await complete.RunAsync(owner, owner, new UploadId(body.Value.UploadId), body.Value.SessionToken, hash, http.RequestAborted);
        if (!outcome.Ok)
            return Answer.Fail(outcome.Failure);
        var photo = outcome.Value.Photo;
        var answer = new CompletedUploadJson(photo is null ? null : PhotoJson.Of(owner, photo), outcome.Value.Status);
        return photo is not null && outcome.Value.Status == "created"
            ? Answer.Created(answer, UploadsJson.Default.CompletedUploadJson, $"/api/v1/photos/{photo.Id}")
            : Answer.Ok(answer, UploadsJson.Default.CompletedUploadJson);
    }

    private static Result<UploadAnnouncement> Read(InitUploadJson init)
    {
        if (init.Filename.Length is 0 or > 4096)
            return Failure.Invalid("filename is a name of at most 4096 characters.", "filename");
        if (!TryHash(init.Sha256, out var hash))
            return Failure.Invalid("sha256 is 64 hex digits.", "sha256");
        if (!TryTime(init.LastModified, out var modified))
            return Failure.Invalid("lastModified is a time such as 2024-05-01T12:00:00Z.", "lastModified");
        AlbumId? album = AlbumId.TryParse(init.AlbumId, out var id) ? id : null;
        if (init.AlbumId is not null && album is null)
            return Failure.NotFound("ALBUM");
        return new UploadAnnouncement(init.Filename, init.Size, init.MimeType, hash, modified, (OnDuplicate?)init.OnDuplicate, album);
    }

    private static bool TryHash(string? text, out ContentHash? hash)
    {
        hash = ContentHash.TryParse(text, out var parsed) ? parsed : null;
        return text is null || hash is not null;
    }

    private static bool TryTime(JsonElement value, out DateTimeOffset? time)
    {
        // From 1800 to 2200: what a file system can mean by a time.
        const long earliest = -5_364_662_400_000, latest = 7_258_118_400_000;
        time = value.ValueKind switch
        {
            JsonValueKind.String when value.TryGetDateTimeOffset(out var moment) => moment,
            JsonValueKind.Number when value.TryGetInt64(out var ms) && ms is > earliest and < latest => Instant.Read(ms),
            _ => null,
        };
        return time is not null || value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
    }

    private static string StatusWord(UploadStatus status) => status switch
    {
        UploadStatus.Open => "open",
        UploadStatus.Completed => "completed",
        UploadStatus.Cancelled => "cancelled",
        _ => "expired",
    };
}
