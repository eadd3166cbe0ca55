using PhotoGrid.Access;

namespace PhotoGrid.Server.Http.Access;

/// <summary>
/// What a route asks of its caller, declared where the route is mapped. The gate decides on it before the handler runs, with the
/// caller's own account or library as the resource; a handler that reaches another's rows asks <see cref="Authorization"/> again.
/// </summary>
internal sealed record Need(ResourceKind Kind, AccessAction Action)
{
    /// <summary>Whether the credentials are those of file managers.</summary>
    public bool IsDav { get; init; }

    /// <summary>For everyone.</summary>
    public static Need Nothing { get; } = new(ResourceKind.Open, AccessAction.View);

    /// <summary>The address carries its own proof, which the handler checks; cookies and headers are not looked at.</summary>
    public static Need SignedUrl { get; } = new(ResourceKind.SignedUrl, AccessAction.Add);

    /// <summary>One's own account: <c>View</c> also by a key with read, <c>Edit</c> with write, <c>Manage</c> by a person only.</summary>
    public static Need Account(AccessAction action) => new(ResourceKind.Account, action);

    /// <summary>One's own library, by a session or a key with the scope of the action.</summary>
    public static Need Library(AccessAction action) => new(ResourceKind.Library, action);

    /// <summary>One's own library over WebDAV: by key, as bearer or in basic authentication; cookies are not looked at.</summary>
    public static Need Dav(AccessAction action) => new(ResourceKind.Library, action) { IsDav = true };

    /// <summary>An admin in person.</summary>
    public static Need Machine { get; } = new(ResourceKind.Machine, AccessAction.Manage);
}

internal static class NeedExtensions
{
    /// <summary>Declares it. A route without one stops the server at start.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, Need need)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(need));
        return builder;
    }
}
