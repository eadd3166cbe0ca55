using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Library;
using PhotoGrid.Library.External;

namespace PhotoGrid.Import.Folders;

/// <summary>Folders of this machine as a door.</summary>
public static class FoldersSetup
{
    /// <summary>Needs uploads, albums and the library.</summary>
    public static IServiceCollection AddFolders(this IServiceCollection services, FolderRules rules) => services
        .AddSingleton(rules)
        .AddSingleton(new PhotoFollower((session, before, after, ct) =>
            after is null ? ExternalStore.ForgetWithoutAsync(session, before.Id, ct) : Task.CompletedTask))
        .AddSingleton<TakeFile>()
        .AddSingleton<ScanFolder>()
        .AddSingleton<ReadFolders>();
}
