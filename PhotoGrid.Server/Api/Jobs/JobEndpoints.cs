using PhotoGrid.Access;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Jobs;

/// <summary>Work to be done for one's own library, and what was given up.</summary>
internal static class JobEndpoints
{
    private const int MaxFailures = 200;

    public static IEndpointRouteBuilder MapJobEndpoints(this IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/api/v1/jobs").WithTags("Jobs");
        jobs.MapGet("", ListAsync).Requires(Need.Library(AccessAction.View)).Answers<JobsJson>();
        jobs.MapPost("{id}/retry", RetryAsync).Requires(Need.Library(AccessAction.Edit));
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext http, IJobQueue queue)
    {
        var counts = await queue.CountAsync(http.UserId(), http.RequestAborted);
        var parked = await queue.ListParkedAsync(http.UserId(), MaxFailures, http.RequestAborted);
        return Answer.Ok(
            new JobsJson(
                counts.Sum(count => count.Queued + count.Running + count.Retrying),
                counts.ToDictionary(count => count.Kind, count => new JobKindJson(count.Queued, count.Running, count.Retrying, count.Parked)),
                [.. parked.Select(job => new JobFailureJson(job.Id.Value, job.Kind, job.Subject?.Value, job.Reason, job.Attempts, job.At))]),
            JobsJsonContext.Default.JobsJson);
    }

    private static async Task<IResult> RetryAsync(string id, HttpContext http, IJobQueue queue) =>
        JobId.TryParse(id, out var job) && await queue.RequeueAsync(http.UserId(), job, http.RequestAborted)
            ? Answer.NoContent()
            : Answer.Fail(Failure.NotFound("JOB"));
}
