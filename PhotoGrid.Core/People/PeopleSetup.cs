using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Jobs;
using PhotoGrid.Library;
using PhotoGrid.Library.Seen;

namespace PhotoGrid.People;

/// <summary>People in photos.</summary>
public static class PeopleSetup
{
    /// <summary>Needs the library with what models see.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<GroupFaces>()
        .AddSingleton<ListPeople>()
        .AddSingleton<ChangePerson>()
        .AddSingleton<FindFace>()
        .AddSingleton<MoveFace>()
        .AddSingleton<MergePeople>()
        .AddSingleton(given => Following(given.GetRequiredService<IJobQueue>()))
        .AddSingleton(given => Grouping(given.GetRequiredService<GroupFaces>()));

    // Counts follow the trash; a job does it, because a thousand photos may go at once.
    private static PhotoFollower Following(IJobQueue jobs) => new(async (session, before, after, ct) =>
    {
        if ((before.DeletedAtMs is null) != (after?.DeletedAtMs is null) && before.FacesJson != "[]")
            await jobs.EnqueueAsync(session, WriteSeen.GroupJob, ct);
    });

    private static JobHandler Grouping(GroupFaces group) => new(WriteSeen.GroupKind, async (job, ct) =>
    {
        await group.RunAsync(job.Owner, ct);
        return null;
    });
}
