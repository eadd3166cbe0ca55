using Microsoft.Extensions.DependencyInjection;

namespace PhotoGrid.Places;

/// <summary>Puts the places engine into the container.</summary>
public static class PlacesSetup
{
    /// <summary>Adds the one <see cref="PlaceFinder"/> over the file, and the towns for maps; null looks for it beside the program.</summary>
    public static IServiceCollection AddPlaces(this IServiceCollection services, string? path = null) =>
        services.AddSingleton(_ => new PlaceFinder(path ?? PlaceFinder.Locate())).AddSingleton<TownsOfMap>();
}
