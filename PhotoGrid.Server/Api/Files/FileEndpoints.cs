using PhotoGrid.Access;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav;
using PhotoGrid.Import.Dav.Files;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;
using PhotoGrid.Server.Http.Sending;

namespace PhotoGrid.Server.Api.Files;

/// <summary>What WebDAV clients left that is no photo: listed, fetched, to the trash and back. Another's id is answered as an absent one.</summary>
internal static class FileEndpoints
{
    public static IEndpointRouteBuilder MapFileEndpoints(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/api/v1/files").WithTags("Files");
        files.MapGet("", ListAsync).Requires(Need.Library(AccessAction.View)).Answers<FilePageJson>()
            .WithSummary("Files that are neither photo nor video; filter=trash for those in the trash.");
        files.MapGet("{id}", GetAsync).Requires(Need.Library(AccessAction.View)).Answers<FileJson>();
        files.MapMethods("{id}/content", ["GET", "HEAD"], ContentAsync).Requires(Need.Library(AccessAction.Download));
        files.MapDelete("{id}", DeleteAsync).Requires(Need.Library(AccessAction.Delete));
        files.MapPost("{id}/restore", RestoreAsync).Requires(Need.Library(AccessAction.Delete)).Answers<FileJson>();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext http, ListFiles list)
    {
        var filter = http.Request.Query["filter"].ToString();
        if (filter is not ("" or "trash"))
            return Answer.Fail(Failure.Invalid("filter is trash, or left out.", "filter"));
        var asked = PageText.Read(http.Request.Query, ListFiles.Order);
        if (!asked.Ok)
            return Answer.Fail(asked.Failure);
        var page = await list.RunAsync(http.UserId(), filter == "trash", asked.Value.After, asked.Value.Limit, http.RequestAborted);
        return Answer.List(new FilePageJson([.. page.Files.Select(FileJson.Of)], page.Cursor, page.HasMore), FilesJson.Default.FilePageJson, page.Total);
    }

    private static async Task<IResult> GetAsync(string id, HttpContext http, ListFiles list) => Show(await FindAsync(id, http, list));

    private static async Task<IResult> ContentAsync(string id, HttpContext http, ListFiles list, OpenFile open)
    {
        var owner = http.UserId();
        var (file, missing) = await FindAsync(id, http, list);
        return file is null ? Answer.Fail(missing!) : new SentFile(
            new SentFileHead($"\"{file.Sha256}\"", file.Size, "application/octet-stream", file.ModifiedAtMs),
            (range, ct) => open.RunAsync(owner, file.Id, range, ct), file.Name);
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext http, TrashFiles trash)
    {
        var moved = Guid.TryParseExact(id, "D", out var file)
            ? await trash.RunAsync(http.UserId(), http.UserId(), file, http.RequestAborted)
            : DavRefusals.NotFound;
        return moved.Ok ? Answer.NoContent() : Answer.Fail(moved.Failure);
    }

    private static async Task<IResult> RestoreAsync(string id, HttpContext http, TrashFiles trash) => Show(Guid.TryParseExact(id, "D", out var file)
        ? await trash.RestoreAsync(http.UserId(), http.UserId(), file, http.RequestAborted)
        : DavRefusals.NotFound);

    private static async Task<Result<KeptFile>> FindAsync(string id, HttpContext http, ListFiles list) =>
        Guid.TryParseExact(id, "D", out var file) ? await list.GetAsync(http.UserId(), file, http.RequestAborted) : DavRefusals.NotFound;

    private static IResult Show(Result<KeptFile> file) => file.Ok ? Answer.Ok(FileJson.Of(file.Value), FilesJson.Default.FileJson) : Answer.Fail(file.Failure);
}
