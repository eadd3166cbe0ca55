namespace PhotoGrid.Server.Http;

/// <summary>What a person quotes when something went wrong: <c>req_</c> and the server's own name for the request, as the logs have it.</summary>
internal static class RequestId
{
    // Kestrel makes the identifier only when it is asked for, so a thumbnail costs nothing here.
    public static string Of(HttpContext http) => "req_" + http.TraceIdentifier.Replace(":", "", StringComparison.Ordinal);
}
