using PhotoGrid.Foundation;
using PhotoGrid.Import.Dav.Files;
using PhotoGrid.Library;
using PhotoGrid.Library.Whereabouts;
using PhotoGrid.Stacks;
using PhotoGrid.Uploads;

namespace PhotoGrid.Maintenance;

/// <summary>How long things are kept.</summary>
public sealed record HouseRules
{
    /// <summary>Days that the trash keeps a photo; 0: until it is emptied by hand.</summary>
    public int TrashDays { get; init; } = 30;
}

/// <summary>What has to be done in every library now and then: uploads that nobody goes on with, a trash that is due, places without a name, bursts that lie about.</summary>
public sealed class KeepHouse(
    ManageUploads uploads, EmptyFileTrash files, EmptyTrash trash, NamePlaces places, StackLibrary stacks, HouseRules rules, TimeProvider clock)
{
    /// <summary>Runs for one user. Safe to run at any time and as often as wanted.</summary>
    public async Task RunAsync(UserId owner, CancellationToken ct)
    {
        await uploads.ExpireAsync(owner, ct);
        if (rules.TrashDays > 0)
        {
            var due = clock.GetUtcNow() - TimeSpan.FromDays(rules.TrashDays);
            await files.RunAsync(owner, default, due, ct);
            await trash.RunAsync(owner, default, due, ct);
        }

        await places.EnqueueAsync(owner, ct);
        await stacks.EnqueueAsync(owner, ct);
    }
}
