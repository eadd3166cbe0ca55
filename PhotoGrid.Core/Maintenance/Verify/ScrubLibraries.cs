using System.Security.Cryptography;
using System.Text;
using PhotoGrid.Accounts;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Jobs;
using PhotoGrid.Library.Renditions;

namespace PhotoGrid.Maintenance.Verify;

/// <summary>Verification in the background: a job for each library, when nothing else waits. A library with a fault parks its job and says so there.</summary>
public sealed class ScrubLibraries(ReadUsers users, ICatalog catalog, IJobQueue jobs, VerifyLibrary verify, SweepRenditions renditions)
{
    /// <summary>The kind of the job.</summary>
    public const string Kind = "scrub";

    /// <summary>Queues one for every library that has none waiting; answers how many libraries there are.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var all = await users.AllAsync(ct);
        foreach (var user in all)
        {
            await using var session = await catalog.OpenAsync(user.Id, ct);
            await jobs.EnqueueAsync(session, new NewJob(IdOf(user.Id), Kind, null, Priority: 5), ct);
            await session.CommitAsync(ct);
        }

        return all.Count;
    }

    /// <summary>The job as the runner takes it.</summary>
    internal static JobHandler Handler(ScrubLibraries scrub) => new(Kind, (job, ct) => scrub.RunAsync(job.Owner, ct));

    // Silent: what is wrong is told by verify, to whom it may concern.
    private async Task<string?> RunAsync(UserId owner, CancellationToken ct)
    {
        var state = await verify.RunAsync(owner, new VerifyOrder(Restart: false, Gently: true, _ => Task.CompletedTask, (_, _) => Task.CompletedTask), ct);
        await renditions.RunAsync(owner, ct);
        return state.Faults == 0 ? null : $"{state.Faults} faults were found among {state.Files} originals. 'photogrid verify' names them.";
    }

    private static JobId IdOf(UserId owner) => JobId.FromBytes(SHA256.HashData([.. Encoding.ASCII.GetBytes(Kind), .. owner.ToBytes()]).AsSpan(0, 16));
}
