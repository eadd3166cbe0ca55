using PhotoGrid.Access;
using PhotoGrid.Accounts;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Server.Http;
using PhotoGrid.Server.Http.Access;

namespace PhotoGrid.Server.Api.Jobs;

/// <summary>Work to be done, and what was given up: of one's own library, for an admin of all.</summary>
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

    /// <summary>Counts by kind over some libraries.</summary>
    public static async Task<Dictionary<string, JobKindJson>> CountAsync(IJobQueue queue, IReadOnlyList<UserId> owners, CancellationToken ct)
    {
        var kinds = new Dictionary<string, JobKindJson>();
        foreach (var owner in owners)
        {
            foreach (var count in await queue.CountAsync(owner, ct))
            {
                var sum = kinds.GetValueOrDefault(count.Kind) ?? new JobKindJson(0, 0, 0, 0);
                kinds[count.Kind] = new JobKindJson(sum.Queued + count.Queued, sum.Running + count.Running, sum.Retrying + count.Retrying, sum.Parked + count.Parked);
            }
        }

        return kinds;
    }

    /// <summary>Work left to do.</summary>
    public static long Pending(IReadOnlyDictionary<string, JobKindJson> kinds) => kinds.Values.Sum(kind => kind.Queued + kind.Running + kind.Retrying);

    private static async Task<IResult> ListAsync(HttpContext http, IJobQueue queue, ReadUsers users, CancellationToken ct)
    {
        var owners = await SeenByAsync(http, users, ct);
        var kinds = await CountAsync(queue, owners, ct);
        var failures = new List<JobFailureJson>();
        foreach (var owner in owners)
        {
            var parked = await queue.ListParkedAsync(owner, MaxFailures, ct);
            failures.AddRange(parked.Select(job => new JobFailureJson(job.Id.Value, owner.ToString(), job.Kind, job.Subject?.Value, job.Reason, job.Attempts, job.At)));
        }

        return Answer.Ok(new JobsJson(Pending(kinds), kinds, [.. failures.OrderByDescending(failure => failure.At).Take(MaxFailures)]), JobsJsonContext.Default.JobsJson);
    }

    private static async Task<IResult> RetryAsync(string id, HttpContext http, IJobQueue queue, ReadUsers users, CancellationToken ct)
    {
        if (JobId.TryParse(id, out var job))
        {
            foreach (var owner in await SeenByAsync(http, users, ct))
            {
                if (await queue.RequeueAsync(owner, job, ct))
                    return Answer.NoContent();
            }
        }

        return Answer.Fail(Failure.NotFound("JOB"));
    }

    // An admin in person looks after the work of all libraries: counts and reasons, never photos. A key of theirs is for their own library.
    private static async Task<IReadOnlyList<UserId>> SeenByAsync(HttpContext http, ReadUsers users, CancellationToken ct) =>
        http.Subject() is { IsAdmin: true, IsSession: true } ? [.. (await users.AllAsync(ct)).Select(user => user.Id)] : [http.UserId()];
}
