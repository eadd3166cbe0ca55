using Microsoft.Extensions.DependencyInjection;

namespace PhotoGrid.Imaging;

/// <summary>Puts the imaging engine into the container.</summary>
public static class ImagingSetup
{
    /// <summary>Adds the one <see cref="DecodePool"/>. It starts no process before the first photo.</summary>
    public static IServiceCollection AddImaging(this IServiceCollection services, ImagingOptions? options = null)
    {
        services.AddSingleton(options ?? new ImagingOptions());
        services.AddSingleton<DecodePool>();
        return services;
    }
}
