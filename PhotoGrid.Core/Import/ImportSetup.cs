using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Import.Runs;

namespace PhotoGrid.Import;

/// <summary>Whole folders and archives at once.</summary>
public static class ImportSetup
{
    /// <summary>Needs uploads, albums and the library.</summary>
    public static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton<ImportOne>()
        .AddSingleton<ImportAlbums>()
        .AddSingleton<ImportFiles>();
}
