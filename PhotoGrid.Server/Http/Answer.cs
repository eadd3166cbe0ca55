using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PhotoGrid.Foundation;

namespace PhotoGrid.Server.Http;

/// <summary>What handlers return. Each answer names its <see cref="JsonTypeInfo{T}"/>, so nothing is looked up by reflection.</summary>
internal static class Answer
{
    /// <summary>200 with the thing itself as <c>data</c>; on GET with a weak ETag.</summary>
    public static IResult Ok<T>(T data, JsonTypeInfo<T> type) => new Success<T>(StatusCodes.Status200OK, data, type, null, null);

    /// <summary>200 with <c>meta.total</c> beside the data.</summary>
    public static IResult List<T>(T data, JsonTypeInfo<T> type, long total) => new Success<T>(StatusCodes.Status200OK, data, type, total, null);

    /// <summary>The same for data that is written by hand, because it is asked for so often.</summary>
    public static IResult List(Action<Utf8JsonWriter> write, long total) => new WrittenList(write, total);

    /// <summary>201 with the thing that was made.</summary>
    public static IResult Created<T>(T data, JsonTypeInfo<T> type, string? location = null) =>
        new Success<T>(StatusCodes.Status201Created, data, type, null, location);

    /// <summary>202 for work that goes on after the answer.</summary>
    public static IResult Accepted<T>(T data, JsonTypeInfo<T> type) => new Success<T>(StatusCodes.Status202Accepted, data, type, null, null);

    /// <summary>204 without a body.</summary>
    public static IResult NoContent() => TypedResults.NoContent();

    /// <summary>The refusal in the envelope, with the status of its kind.</summary>
    public static IResult Fail(Failure failure) => new Refusal(failure);

    private sealed class Success<T>(int status, T data, JsonTypeInfo<T> type, long? total, string? location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (location is not null)
                httpContext.Response.Headers.Location = location;
            return Envelope.SendAsync(httpContext, status, data, type, total);
        }
    }

    private sealed class WrittenList(Action<Utf8JsonWriter> write, long total) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Envelope.SendAsync(httpContext, StatusCodes.Status200OK, write, total);
    }

    private sealed class Refusal(Failure failure) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Envelope.SendAsync(httpContext, failure);
    }
}
