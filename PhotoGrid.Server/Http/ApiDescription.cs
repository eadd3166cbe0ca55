using Microsoft.AspNetCore.Http.Metadata;

namespace PhotoGrid.Server.Http;

/// <summary>What a route tells the OpenAPI document about itself.</summary>
internal static class ApiDescription
{
    /// <summary>
    /// The JSON body that the handler reads with <see cref="RequestBody"/>. For the document only: the framework's own Accepts would
    /// let routing answer 415 before anybody asked who the caller is.
    /// </summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route)
        where T : class => route.WithMetadata(new JsonBody(typeof(T)));

    /// <summary>The type of <c>data</c>; the document wraps it in the envelope.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) =>
        route.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(T), ["application/json"]));

    /// <summary>The type of a route's JSON body.</summary>
    internal sealed record JsonBody(Type Type);
}
