using PhotoGrid.Access;
using PhotoGrid.Server.Api.Dav.Locks;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Dav;

/// <summary>
/// WebDAV (RFC 4918, class 1 and 2) below <c>/dav/</c>, for phones and file managers: docs/how-to/webdav.md. Credentials are an API key, as bearer or
/// as the password of basic authentication; cookies are not looked at. Each method asks for the scope of what it does; a PUT that replaces
/// asks for the right to delete as well.
/// </summary>
internal static class DavEndpoints
{
    private const string Methods = "OPTIONS, GET, HEAD, PUT, DELETE, MKCOL, COPY, MOVE, PROPFIND, PROPPATCH, LOCK, UNLOCK";

    public static IServiceCollection AddDavApi(this IServiceCollection services) => services
        .AddSingleton<DavProperties>()
        .AddSingleton<DavConditions>();

    public static IEndpointRouteBuilder MapDavEndpoints(this IEndpointRouteBuilder routes)
    {
        // Not part of the OpenAPI document, which knows neither these methods nor addresses of any depth.
        var dav = routes.MapGroup(DavAddress.Prefix).ExcludeFromDescription();
        dav.MapMethods("{**path}", ["OPTIONS"], Options).Requires(Need.Nothing);
        dav.MapMethods("{**path}", ["PROPFIND"], PropFind.RunAsync).Requires(Need.Dav(AccessAction.View));
        dav.MapMethods("{**path}", ["GET"], DavRead.RunAsync).Requires(Need.Dav(AccessAction.Download));
        dav.MapMethods("{**path}", ["HEAD"], DavRead.RunAsync).Requires(Need.Dav(AccessAction.Download));
        dav.MapMethods("{**path}", ["PUT"], DavWrite.PutAsync).Requires(Need.Dav(AccessAction.Add));
        dav.MapMethods("{**path}", ["MKCOL"], DavWrite.MakeFolderAsync).Requires(Need.Dav(AccessAction.Add));
        dav.MapMethods("{**path}", ["DELETE"], DavWrite.DeleteAsync).Requires(Need.Dav(AccessAction.Delete));
        dav.MapMethods("{**path}", ["COPY"], DavCarry.CopyAsync).Requires(Need.Dav(AccessAction.Edit));
        dav.MapMethods("{**path}", ["MOVE"], DavCarry.MoveAsync).Requires(Need.Dav(AccessAction.Edit));
        dav.MapMethods("{**path}", ["PROPPATCH"], PropPatch.RunAsync).Requires(Need.Dav(AccessAction.Edit));
        dav.MapMethods("{**path}", ["LOCK"], DavLocking.LockAsync).Requires(Need.Dav(AccessAction.Add));
        dav.MapMethods("{**path}", ["UNLOCK"], DavLocking.Unlock).Requires(Need.Dav(AccessAction.Add));
        return routes;
    }

    private static IResult Options(HttpContext http)
    {
        http.Response.Headers["DAV"] = "1, 2";
        http.Response.Headers["MS-Author-Via"] = "DAV";
        http.Response.Headers.Allow = Methods;
        return DavAnswer.Status(StatusCodes.Status200OK);
    }
}
