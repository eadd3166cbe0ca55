using PhotoGrid.Access;
using PhotoGrid.Accounts;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Folders;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Folders;

/// <summary>Watched folders as their owner sees them, and the answer to the one question they ask: whether files that vanished at once are really gone.</summary>
internal static class FolderEndpoints
{
    public static IEndpointRouteBuilder MapFolderEndpoints(this IEndpointRouteBuilder routes)
    {
        var folders = routes.MapGroup("/api/v1/folders").WithTags("Folders");
        folders.MapGet("", ListAsync).Requires(Need.Library(AccessAction.View)).Answers<FolderListJson>()
            .WithSummary("The watched folders whose photos go into one's library.");
        folders.MapPost("{id}/answer", AnswerAsync).Requires(Need.Library(AccessAction.Delete)).Takes<FolderAnswerJson>().Answers<FolderAnsweredJson>()
            .WithSummary("Says that the missing files are gone: their photos stay without originals (keep) or go to the trash (trash).");
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext http, ReadFolders folders, ReadUsers users)
    {
        var views = await folders.RunAsync(http.UserId(), await EmailAsync(http, users), http.RequestAborted);
        return Answer.Ok(new FolderListJson([.. views.Select(FolderJson.Of)]), FoldersJson.Default.FolderListJson);
    }

    private static async Task<IResult> AnswerAsync(string id, HttpContext http, ReadFolders folders, ReadUsers users)
    {
        var (owner, email) = (http.UserId(), await EmailAsync(http, users));
        var views = await folders.RunAsync(owner, email, http.RequestAborted);
        if (views.FirstOrDefault(view => FolderJson.IdOf(view.Folder) == id) is not { } folder)
            return Answer.Fail(Failure.NotFound("FOLDER"));
        var body = await RequestBody.ReadAsync(http, FoldersJson.Default.FolderAnswerJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var answered = await folders.AnswerAsync(owner, email, folder.Folder.Root, body.Value.Photos == FolderAnswerWord.Trash, http.RequestAborted);
        return answered.Ok
            ? Answer.Ok(new FolderAnsweredJson(answered.Value.State, answered.Value.Gone.Count), FoldersJson.Default.FolderAnsweredJson)
            : Answer.Fail(answered.Failure);
    }

    private static async Task<string> EmailAsync(HttpContext http, ReadUsers users) => (await users.OneAsync(http.UserId(), http.RequestAborted)).Value.Email;
}
