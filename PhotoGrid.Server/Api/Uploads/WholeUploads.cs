using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Uploads;

namespace PhotoGrid.Server.Api.Uploads;

/// <summary>multipart/form-data with one or more <c>file</c> parts, for scripts. Each file stands for itself: one refused does not stop the others.</summary>
internal static class WholeUploads
{
    // Up to this much of a file waits in memory; more goes through a temporary file, for its length must be known first.
    private const int MemoryBytes = 4 * 1024 * 1024;
    private static readonly int _noNumber = new IOException().HResult;

    public static async Task<IResult> RunAsync(HttpContext http, UploadWhole upload, UploadLimits limits)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            return Answer.Fail(Failure.Invalid("Send multipart/form-data with one or more file parts."));
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var reader = new MultipartReader(boundary, http.Request.Body);
        var results = new List<WholeUploadJson>();
        try
        {
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                if (section.AsFileSection() is { } file)
                    results.Add(await TakeAsync(http, upload, limits, file, isFirst: results.Count == 0));
            }
        }
        catch (InvalidDataException)
        {
            return Answer.Fail(Failure.Invalid("The multipart body is broken."));
        }
        catch (IOException fault) when (EndedEarly(fault) && !http.RequestAborted.IsCancellationRequested && results.Count == 0)
        {
            return Answer.Fail(Failure.Invalid("The multipart body ended early."));
        }

        return results.Count == 0
            ? Answer.Fail(Failure.Invalid("There is no file part in the body.", "file"))
            : Answer.Ok(new WholeUploadsJson(results), UploadsJson.Default.WholeUploadsJson);
    }

    // Trouble of a disk is the whole request's where nothing was stored yet, and this file's where others were.
    private static async Task<WholeUploadJson> TakeAsync(HttpContext http, UploadWhole upload, UploadLimits limits, FileMultipartSection file, bool isFirst)
    {
        var name = DisplayName.Clean(file.FileName);
        try
        {
            return await TakeAsync(http, upload, limits, file, name);
        }
        catch (Exception fault) when (!isFirst && !(fault is IOException end && EndedEarly(end)) && !http.RequestAborted.IsCancellationRequested
            && Faults.Read(fault, http) is (not StatusCodes.Status500InternalServerError, var failure))
        {
            return Refused(name, failure);
        }
    }

    private static async Task<WholeUploadJson> TakeAsync(HttpContext http, UploadWhole upload, UploadLimits limits, FileMultipartSection file, string name)
    {
        await using var buffered = new FileBufferingReadStream(file.FileStream!, MemoryBytes, limits.MaxFileSize, Path.GetTempPath());
        try
        {
            await buffered.DrainAsync(http.RequestAborted);
        }
        catch (IOException fault) when (EndedEarly(fault) && buffered.Length >= limits.MaxFileSize)
        {
            return Refused(name, new Failure(FailureKind.TooLarge, "FILE_TOO_LARGE", $"This file is larger than the limit of {limits.MaxFileSize} bytes."));
        }

        buffered.Position = 0;
        var owner = http.UserId();
        var announced = new UploadAnnouncement(name, buffered.Length, file.Section.ContentType);
        var outcome = await upload.RunAsync(owner, owner, announced, buffered, http.RequestAborted);
        return outcome.Ok
            ? new WholeUploadJson(name, outcome.Value.Status) { Photo = outcome.Value.Photo is { } photo ? PhotoJson.Of(owner, photo) : null }
            : Refused(name, outcome.Failure);
    }

    // The reader says it with a bare exception; a disk's has its number, or a type of its own.
    private static bool EndedEarly(IOException fault) => fault is BadHttpRequestException || (fault.GetType() == typeof(IOException) && fault.HResult == _noNumber);

    private static WholeUploadJson Refused(string name, Failure failure) =>
        new(name, "refused") { Error = new WholeUploadErrorJson(failure.Code, failure.Message) };
}
