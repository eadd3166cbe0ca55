using System.Security.Cryptography;
using System.Text;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Search.Indexing;

namespace PhotoGrid.Search;

/// <summary>Makes a library's index anew from its rows, as a job. Search answers with what it has until then.</summary>
public sealed class ReindexLibrary(ICatalog catalog, IJobQueue jobs, UpdateIndex update)
{
    /// <summary>The kind of the job.</summary>
    public const string Kind = "reindex";

    /// <summary>Queues it, unless it waits already; answers its id.</summary>
    public async Task<JobId> RunAsync(UserId owner, CancellationToken ct)
    {
        var id = JobId.FromBytes(SHA256.HashData([.. Encoding.ASCII.GetBytes(Kind), .. owner.ToBytes()]).AsSpan(0, 16));
        await using var session = await catalog.OpenAsync(owner, ct);
        await jobs.EnqueueAsync(session, new NewJob(id, Kind, null, Priority: JobRunnerOptions.Urgent), ct);
        await session.CommitAsync(ct);
        return id;
    }

    /// <summary>The job as the runner takes it.</summary>
    internal JobHandler Handler() => new(Kind, async (job, ct) =>
    {
        await update.RebuildAsync(job.Owner, ct);
        return null;
    });
}
