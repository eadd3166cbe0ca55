using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Import.Dav.Content;
using PhotoGrid.Import.Dav.Files;
using PhotoGrid.Import.Dav.Locks;
using PhotoGrid.Library;

namespace PhotoGrid.Import.Dav;

/// <summary>The door for phones and file managers.</summary>
public static class DavSetup
{
    /// <summary>Needs the library, albums and uploads.</summary>
    public static IServiceCollection AddDav(this IServiceCollection services) => services
        .AddSingleton(new PhotoFollower((session, before, after, ct) =>
            after is null ? DavEntryStore.DeletePhotoAsync(session, before.Id, ct) : Task.CompletedTask))
        .AddSingleton<LockTable>()
        .AddSingleton<DavTree>()
        .AddSingleton<FileLog>()
        .AddSingleton<KeepFile>()
        .AddSingleton<RemoveEntry>()
        .AddSingleton<ShowAtPath>()
        .AddSingleton<PutFile>()
        .AddSingleton<MakeFolder>()
        .AddSingleton<CopyEntry>()
        .AddSingleton<CarryEntry>()
        .AddSingleton<ChangeProperties>()
        .AddSingleton<OpenFile>()
        .AddSingleton<ListFiles>()
        .AddSingleton<TrashFiles>()
        .AddSingleton<EmptyFileTrash>();
}
