namespace PhotoGrid.Server.Tests.Authorization;

/// <summary>One route as everybody meets it: the statuses for nobody, a stranger, an admin, the owner, the owner's read key and upload key.</summary>
/// <param name="Statuses">Six numbers in that order.</param>
/// <param name="Id">What stands for <c>{id}</c>: something of the owner's.</param>
/// <param name="Body">What is sent; an empty object unless said otherwise, which most routes refuse with 400 once they have let the caller in.</param>
/// <param name="Path">The address where the pattern with its {id} filled in is not enough.</param>
public sealed record Row(string Statuses, Func<World, string>? Id = null, string Body = "{}", Func<World, string>? Path = null);

/// <summary>
/// Every route of the server. A new route needs a row here, or the matrix is red: say what each caller must get and why it is right.
/// Owners come last, so that a row may use up what it is about.
/// </summary>
internal static class RouteTable
{
    // Columns:                      nobody stranger admin owner read-key upload-key
    private const string Open = "200 200 200 200 200 200";
    private const string OpenButEmptyBody = "400 400 400 400 400 400";
    private const string OwnAccount = "401 200 200 200 200 403";
    private const string OwnAccountInPerson = "401 200 200 200 403 403";
    private const string OwnAccountInPersonEmptyBody = "401 400 400 400 403 403";
    private const string ThingOfTheOwner = "401 404 404 200 403 403";
    private const string ThingOfTheOwnerGone = "401 404 404 204 403 403";
    private const string ThingOfTheOwnerEmptyBody = "401 404 404 400 403 403";
    private const string PhotoOfTheOwner = "401 404 404 200 200 403";
    private const string AdminOnly = "401 403 200 403 403 403";
    private const string AdminOnlyEmptyBody = "401 403 400 403 403 403";

    public static readonly IReadOnlyDictionary<string, Row> Rows = new Dictionary<string, Row>
    {
        ["GET /healthz"] = new(Open),
        ["GET /readyz"] = new(Open),
        ["GET /metrics"] = new(Open),
        ["GET /openapi/{documentName}.json"] = new(Open, Path: _ => "/openapi/v1.json"),
        ["GET /api/v1/server"] = new(Open),

        // Setting up is over; the three others read the body before anything else, as there is nothing to hide.
        ["POST /api/v1/auth/setup"] = new("409 409 409 409 409 409"),
        ["POST /api/v1/auth/login"] = new(OpenButEmptyBody),
        ["POST /api/v1/auth/refresh"] = new(OpenButEmptyBody),

        ["GET /api/v1/me"] = new(OwnAccount),
        ["PUT /api/v1/me"] = new(OwnAccountInPerson),
        ["PUT /api/v1/me/password"] = new(OwnAccountInPersonEmptyBody),
        ["GET /api/v1/me/preferences"] = new(OwnAccount),
        ["PUT /api/v1/me/preferences"] = new(OwnAccountInPerson),
        ["GET /api/v1/me/storage"] = new(OwnAccount),
        ["DELETE /api/v1/me"] = new(OwnAccountInPersonEmptyBody),
        ["GET /api/v1/me/sessions"] = new(OwnAccountInPerson),
        ["GET /api/v1/me/sessions/{id}"] = new(ThingOfTheOwner, world => world.SessionId),
        ["DELETE /api/v1/me/sessions/{id}"] = new(ThingOfTheOwnerGone, world => world.SessionId),
        ["GET /api/v1/me/api-keys"] = new(OwnAccountInPerson),
        ["POST /api/v1/me/api-keys"] = new(OwnAccountInPersonEmptyBody),
        ["GET /api/v1/me/api-keys/{id}"] = new(ThingOfTheOwner, world => world.KeyId),
        ["DELETE /api/v1/me/api-keys/{id}"] = new(ThingOfTheOwnerGone, world => world.KeyId),

        ["GET /api/v1/users"] = new(AdminOnly),
        ["POST /api/v1/users"] = new(AdminOnlyEmptyBody),
        ["GET /api/v1/users/{id}"] = new(AdminOnly, world => world.Owner.Id),
        ["PUT /api/v1/users/{id}"] = new(AdminOnly, world => world.Owner.Id),

        ["DELETE /api/v1/users/{id}"] = new("401 403 404 403 403 403", _ => "00000000-0000-7000-8000-000000000000"),

        // Everybody has a library; a photo of another's is not there, for an admin neither.
        ["GET /api/v1/photos"] = new(OwnAccount),
        ["GET /api/v1/photos/{id}"] = new(PhotoOfTheOwner, world => world.PhotoId),
        ["GET /api/v1/photos/by-number"] = new(OwnAccount, Path: _ => "/api/v1/photos/by-number?numbers=1"),
        ["GET /api/v1/photos/by-number/{number}"] = new(PhotoOfTheOwner, Path: _ => "/api/v1/photos/by-number/1"),
        ["GET /api/v1/photos/{id}/original"] = new(PhotoOfTheOwner, world => world.PhotoId),
        ["HEAD /api/v1/photos/{id}/original"] = new(PhotoOfTheOwner, world => world.PhotoId),
        ["GET /api/v1/photos/{id}/motion"] = new("401 404 404 404 404 403", world => world.PhotoId), // it does not move
        ["HEAD /api/v1/photos/{id}/motion"] = new("401 404 404 404 404 403", world => world.PhotoId),
        ["GET /thumbnails/{owner}/{file}"] = new(PhotoOfTheOwner, Path: world => world.Thumbnail),
        ["HEAD /thumbnails/{owner}/{file}"] = new(PhotoOfTheOwner, Path: world => world.Thumbnail),
        ["PUT /api/v1/photos/{id}"] = new("401 404 404 200 403 403", world => world.PhotoId),
        ["POST /api/v1/photos/batch"] = new(OwnAccountInPersonEmptyBody),
        ["POST /api/v1/photos/batch-delete"] = new(OwnAccountInPersonEmptyBody),
        // Empty bodies and a photo that is no picture yet: both are told only to its owner.
        ["PUT /api/v1/photos/{id}/edits"] = new(ThingOfTheOwnerEmptyBody, world => world.PhotoId),
        ["DELETE /api/v1/photos/{id}/edits"] = new("401 404 404 204 403 403", world => world.PhotoId),
        ["GET /api/v1/photos/{id}/unedited"] = new(PhotoOfTheOwner, world => world.PhotoId),
        ["HEAD /api/v1/photos/{id}/unedited"] = new(PhotoOfTheOwner, world => world.PhotoId),
        ["DELETE /api/v1/photos/{id}"] = new("401 404 404 204 403 403", world => world.PhotoId),
        ["POST /api/v1/photos/{id}/restore"] = new("401 404 404 200 403 403", world => world.PhotoId),
        ["DELETE /api/v1/trash"] = new("401 200 200 200 403 403"),

        // A read key may download, so it may download many.
        ["POST /api/v1/photos/download"] = new("401 400 400 400 400 403"),
        ["GET /api/v1/albums"] = new(OwnAccount),
        ["POST /api/v1/albums"] = new(OwnAccountInPersonEmptyBody),
        ["GET /api/v1/albums/{id}"] = new(PhotoOfTheOwner, world => world.AlbumId),
        ["PUT /api/v1/albums/{id}"] = new(ThingOfTheOwner, world => world.AlbumId),
        ["GET /api/v1/albums/{id}/photos"] = new(PhotoOfTheOwner, world => world.AlbumId),
        ["POST /api/v1/albums/{id}/photos"] = new(ThingOfTheOwnerEmptyBody, world => world.AlbumId),
        ["PUT /api/v1/albums/{id}/order"] = new(ThingOfTheOwnerEmptyBody, world => world.AlbumId),
        ["DELETE /api/v1/albums/{id}/photos"] = new(ThingOfTheOwnerEmptyBody, world => world.AlbumId),
        ["GET /api/v1/people"] = new(OwnAccount),
        ["GET /api/v1/people/{id}"] = new(PhotoOfTheOwner, world => world.PersonId),
        ["PUT /api/v1/people/{id}"] = new(ThingOfTheOwner, world => world.PersonId),
        ["GET /api/v1/people/{id}/photos"] = new(PhotoOfTheOwner, world => world.PersonId),
        ["POST /api/v1/people/{id}/merge"] = new(ThingOfTheOwnerEmptyBody, world => world.PersonId),
        // The tokens of others' merges are as good as none; the owner's own undoes, once.
        ["POST /api/v1/people/merges/{token}/undo"] = new(ThingOfTheOwner, Path: world => $"/api/v1/people/merges/{world.MergeToken}/undo"),
        ["PUT /api/v1/faces/{id}"] = new(ThingOfTheOwner, world => world.FaceId, Body: """{"personId":null}"""),
        ["GET /api/v1/photos/{id}/text"] = new(PhotoOfTheOwner, world => world.PhotoId),
        ["DELETE /api/v1/albums/{id}"] = new(ThingOfTheOwnerGone, world => world.AlbumId),

        // No folder is watched in this world: the answer to one is refused to everybody who may ask at all.
        ["GET /api/v1/folders"] = new(OwnAccount),
        ["POST /api/v1/folders/{id}/answer"] = new("401 404 404 404 403 403", _ => "0123456789abcdef"),

        ["GET /api/v1/search"] = new(OwnAccount),
        ["GET /api/v1/search/suggestions"] = new(OwnAccount),
        ["POST /api/v1/search/reindex"] = new("401 202 202 202 403 403"),
        ["GET /api/v1/duplicates"] = new(OwnAccount),
        ["POST /api/v1/duplicates/{group}"] = new("401 404 404 400 403 403", Path: world => $"/api/v1/duplicates/{world.DuplicateGroup}"),

        ["POST /api/v1/stacks"] = new(OwnAccountInPersonEmptyBody),
        ["GET /api/v1/stacks/{id}"] = new(PhotoOfTheOwner, world => world.StackId),
        ["PUT /api/v1/stacks/{id}"] = new(ThingOfTheOwnerEmptyBody, world => world.StackId),
        ["DELETE /api/v1/stacks/{id}"] = new(ThingOfTheOwnerGone, world => world.StackId),

        // Nothing is dismissed in this world: nobody's id is.
        ["DELETE /api/v1/duplicates/dismissals/{id}"] = new("401 404 404 404 403 403", _ => "01980000-0000-7000-8000-000000000000"),

        ["GET /api/v1/files"] = new(OwnAccount),
        ["GET /api/v1/files/{id}"] = new(PhotoOfTheOwner, world => world.FileId),
        ["GET /api/v1/files/{id}/content"] = new(PhotoOfTheOwner, world => world.FileId),
        ["HEAD /api/v1/files/{id}/content"] = new(PhotoOfTheOwner, world => world.FileId),
        ["DELETE /api/v1/files/{id}"] = new(ThingOfTheOwnerGone, world => world.FileId),
        ["POST /api/v1/files/{id}/restore"] = new(ThingOfTheOwner, world => world.FileId),

        // Everybody has a map and places, of their own photos only.
        ["GET /api/v1/map"] = new(OwnAccount),
        ["GET /api/v1/map/clusters"] = new(OwnAccount),
        ["GET /api/v1/map/towns"] = new(OwnAccount, Path: _ => "/api/v1/map/towns?bbox=10,50,11,51"),
        ["GET /api/v1/explore"] = new(OwnAccount),
        ["GET /api/v1/explore/places"] = new(OwnAccount),

        // Everybody has a timeline and a feed, of their own library only.
        ["GET /api/v1/timeline"] = new(OwnAccount),
        ["GET /api/v1/timeline/geometry"] = new(OwnAccount),
        ["GET /api/v1/timeline/hashes"] = new(OwnAccount),
        ["GET /api/v1/timeline/numbers"] = new(OwnAccount),
        ["GET /api/v1/timeline/facets"] = new(OwnAccount),
        ["GET /api/v1/changes"] = new(OwnAccount),
        ["GET /api/v1/events"] = new(OwnAccount),

        // An upload key adds and sees what it adds; a read key doesn't.
        ["POST /api/v1/photos/upload/init"] = new("401 400 400 400 403 400"),
        ["POST /api/v1/photos/upload/complete"] = new("401 400 400 400 403 400"),
        ["POST /api/v1/photos/upload"] = new("401 400 400 400 403 400"),
        ["GET /api/v1/photos/upload/{uploadId}"] = new("401 404 404 200 403 200", Path: world => $"/api/v1/photos/upload/{world.UploadId}"),
        ["DELETE /api/v1/photos/upload/{uploadId}"] = new("401 404 404 204 403 204", Path: world => $"/api/v1/photos/upload/{world.UploadId}"),

        // Everybody has a tree of their own; a key's scopes are those of the method. What clients may do here at all is no secret.
        ["OPTIONS /dav/{**path}"] = new(Open, Path: _ => "/dav/"),
        ["PROPFIND /dav/{**path}"] = new("401 403 403 403 403 403", Path: _ => "/dav/"), // 403 to a key with read: without Depth, the whole tree
        ["GET /dav/{**path}"] = new(OwnAccount, Path: _ => "/dav/"),
        ["HEAD /dav/{**path}"] = new(OwnAccount, Path: _ => "/dav/"),
        ["PUT /dav/{**path}"] = new("401 201 201 204 403 201", Path: _ => "/dav/matrix.txt"),
        ["MKCOL /dav/{**path}"] = new("401 201 201 405 403 201", Path: _ => "/dav/matrix"),
        ["PROPPATCH /dav/{**path}"] = new("401 400 400 400 403 403", Path: _ => "/dav/matrix.txt"),
        ["COPY /dav/{**path}"] = new("401 400 400 400 403 403", Path: _ => "/dav/matrix.txt"),
        ["MOVE /dav/{**path}"] = new("401 400 400 400 403 403", Path: _ => "/dav/matrix.txt"),
        ["LOCK /dav/{**path}"] = new("401 412 412 412 403 412", Path: _ => "/dav/matrix.txt"), // Without a body it refreshes a lock that nobody has.
        ["UNLOCK /dav/{**path}"] = new("401 400 400 400 403 400", Path: _ => "/dav/matrix.txt"),
        ["DELETE /dav/{**path}"] = new("401 204 204 204 403 403", Path: _ => "/dav/matrix.txt"),

        // The address is the credential: without its signature it is refused, whoever asks.
        ["PUT /api/v1/uploads/{owner}/{uploadId}/parts/{part}"] = new("403 403 403 403 403 403", Path: world => $"/api/v1/uploads/{world.Owner.Id}/{world.UploadId}/parts/0"),

        ["GET /api/v1/jobs"] = new(OwnAccount),
        ["POST /api/v1/jobs/{id}/retry"] = new("401 404 404 404 403 403", _ => "00000000-0000-7000-8000-000000000000"),

        // A job for everybody's library, of which an admin learns the number.
        ["GET /api/v1/places"] = new(OwnAccount, Path: _ => "/api/v1/places?q=be"),
        ["GET /api/v1/admin/health"] = new(AdminOnly),
        ["GET /api/v1/admin/models"] = new(AdminOnly),
        ["POST /api/v1/admin/scrub"] = new("401 403 202 403 403 403"),

        // Last, for they end the callers' sessions.
        ["DELETE /api/v1/me/sessions"] = new("401 204 204 204 403 403"),
        ["POST /api/v1/auth/logout"] = new("401 204 204 204 403 403"),
    };
}
