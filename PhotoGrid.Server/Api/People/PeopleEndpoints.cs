using PhotoGrid.Access;
using PhotoGrid.Foundation;
using PhotoGrid.Library;
using PhotoGrid.Library.Seen;
using PhotoGrid.People;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.People;

/// <summary>People of one's own library: another's id is answered as an absent one.</summary>
internal static class PeopleEndpoints
{
    public static IEndpointRouteBuilder MapPeopleEndpoints(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/api/v1/people").WithTags("People");
        people.MapGet("", ListAsync).Requires(Need.Library(AccessAction.View)).Answers<PeoplePageJson>();
        people.MapGet("{id}", GetAsync).Requires(Need.Library(AccessAction.View)).Answers<PersonJson>();
        people.MapPut("{id}", ChangeAsync).Requires(Need.Library(AccessAction.Edit)).Takes<PersonSetJson>().Answers<PersonJson>();
        people.MapGet("{id}/photos", ListPhotosAsync).Requires(Need.Library(AccessAction.View)).Answers<PhotoPageJson>();
        people.MapPost("{id}/merge", MergeAsync).Requires(Need.Library(AccessAction.Edit)).Takes<MergeJson>().Answers<MergedJson>();
        people.MapPost("merges/{token}/undo", UndoAsync).Requires(Need.Library(AccessAction.Edit)).Answers<PersonJson>();
        routes.MapPut("/api/v1/faces/{id}", MoveAsync).Requires(Need.Library(AccessAction.Edit)).Takes<FaceSetJson>().Answers<FaceJson>().WithTags("People");
        routes.MapGet("/api/v1/photos/{id}/text", ReadTextAsync).Requires(Need.Library(AccessAction.View)).Answers<LinesJson>().WithTags("Photos")
            .WithSummary("The text in a photo, line by line with where it stands.");
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext http, ListPeople list)
    {
        var asked = PageText.Read(http.Request.Query, ListPeople.Order);
        if (!asked.Ok)
            return Answer.Fail(asked.Failure);
        bool? hidden = http.Request.Query["hidden"] switch { [] or [""] or ["false"] => false, ["true"] => true, _ => null };
        if (hidden is not { } isHidden)
            return Answer.Fail(Failure.Invalid("hidden is true or false.", "hidden"));
        var owner = http.UserId();
        var page = await list.RunAsync(owner, isHidden, asked.Value.After, asked.Value.Limit, http.RequestAborted);
        return Answer.List(new PeoplePageJson([.. page.People.Select(view => PersonJson.Of(owner, view))], page.Cursor, page.HasMore), PeopleJson.Default.PeoplePageJson, page.Total);
    }

    private static async Task<IResult> GetAsync(string id, HttpContext http, ListPeople list) => Show(http.UserId(), await FindAsync(id, http, list));

    private static async Task<IResult> ChangeAsync(string id, HttpContext http, ListPeople list, ChangePerson change)
    {
        var owner = http.UserId();
        var now = await FindAsync(id, http, list);
        if (!now.Ok)
            return Answer.Fail(now.Failure);
        var body = await RequestBody.ReadAsync(http, PeopleJson.Default.PersonSetJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var changes = body.Value.Read();
        return changes.Ok ? Show(owner, await change.RunAsync(owner, owner, now.Value.Person.Id, changes.Value, http.RequestAborted)) : Answer.Fail(changes.Failure);
    }

    private static async Task<IResult> ListPhotosAsync(string id, HttpContext http, ListPeople list, ListPhotos photos)
    {
        var owner = http.UserId();
        var now = await FindAsync(id, http, list);
        if (!now.Ok)
            return Answer.Fail(now.Failure);
        var (query, wrong) = PhotoQueryText.Read(http.Request.Query);
        if (query is null)
            return Answer.Fail(wrong!);
        var page = await photos.RunAsync(owner, query with { Person = now.Value.Person.Id }, http.RequestAborted);
        return Answer.List(json => PhotoWriter.WritePage(json, owner, page), page.Total);
    }

    private static async Task<IResult> MergeAsync(string id, HttpContext http, ListPeople list, MergePeople merge)
    {
        var now = await FindAsync(id, http, list);
        if (!now.Ok)
            return Answer.Fail(now.Failure);
        var body = await RequestBody.ReadAsync(http, PeopleJson.Default.MergeJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var token = await merge.RunAsync(http.UserId(), http.UserId(), now.Value.Person.Id, body.Value.TargetPersonId, http.RequestAborted);
        return token.Ok ? Answer.Ok(new MergedJson(token.Value), PeopleJson.Default.MergedJson) : Answer.Fail(token.Failure);
    }

    private static async Task<IResult> UndoAsync(string token, HttpContext http, MergePeople merge) => Show(http.UserId(),
        Guid.TryParseExact(token, "D", out var id) ? await merge.UndoAsync(http.UserId(), http.UserId(), id, http.RequestAborted) : Failure.NotFound("MERGE"));

    private static async Task<IResult> MoveAsync(string id, HttpContext http, FindFace find, MoveFace move)
    {
        var owner = http.UserId();
        if (!Guid.TryParseExact(id, "D", out var face) || !await find.ExistsAsync(owner, face, http.RequestAborted))
            return Answer.Fail(Failure.NotFound("FACE"));
        var body = await RequestBody.ReadAsync(http, PeopleJson.Default.FaceSetJson);
        if (!body.Ok)
            return Answer.Fail(body.Failure);
        var moved = await move.RunAsync(owner, owner, face, body.Value.PersonId, http.RequestAborted);
        return moved.Ok ? Answer.Ok(FaceJson.Of(moved.Value), PeopleJson.Default.FaceJson) : Answer.Fail(moved.Failure);
    }

    private static async Task<IResult> ReadTextAsync(string id, HttpContext http, ReadLines read)
    {
        var lines = PhotoId.TryParse(id, out var photo) ? await read.RunAsync(http.UserId(), photo, http.RequestAborted) : Failure.NotFound("PHOTO");
        return lines.Ok
            ? Answer.Ok(new LinesJson([.. lines.Value.Select(line => new LineJson(line.Text, line.Confidence, line.Corners))]), PeopleJson.Default.LinesJson)
            : Answer.Fail(lines.Failure);
    }

    private static async Task<Result<PersonView>> FindAsync(string id, HttpContext http, ListPeople list) =>
        Guid.TryParseExact(id, "D", out var person) ? await list.GetAsync(http.UserId(), person, http.RequestAborted) : Failure.NotFound("PERSON");

    private static IResult Show(UserId owner, Result<PersonView> person) =>
        person.Ok ? Answer.Ok(PersonJson.Of(owner, person.Value), PeopleJson.Default.PersonJson) : Answer.Fail(person.Failure);
}
