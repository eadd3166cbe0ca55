using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Library;

namespace PhotoGrid.Editing;

/// <summary>Edits that leave the original as it is.</summary>
public static class EditingSetup
{
    /// <summary>Needs the catalog, jobs, imaging and the library.</summary>
    public static IServiceCollection AddEditing(this IServiceCollection services) => services
        .AddSingleton<EditPhoto>()
        .AddSingleton<ExportPhoto>()
        .AddSingleton<RenderEdits>()
        .AddSingleton(given => RenderEdits.Handler(given.GetRequiredService<RenderEdits>()))
        .AddSingleton(new PhotoFollower((session, before, after, ct) => after is null ? EditStore.DeleteAsync(session, before.Id, ct) : Task.CompletedTask));
}
