using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Video;

namespace PhotoGrid.Imaging;

/// <summary>Puts the imaging engine into the container.</summary>
public static class ImagingSetup
{
    /// <summary>Adds the one <see cref="DecodePool"/>, <see cref="VideoReader"/> and <see cref="InstalledDecoders"/>. They start no process before the first photo.</summary>
    public static IServiceCollection AddImaging(this IServiceCollection services, ImagingOptions? options = null)
    {
        services.AddSingleton(options ?? new ImagingOptions());
        services.AddSingleton<InstalledDecoders>();
        services.AddSingleton<DecodePool>();
        services.AddSingleton<VideoReader>();
        return services;
    }
}
