using Microsoft.Extensions.DependencyInjection;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Vision;

/// <summary>Puts the models into the container.</summary>
public static class VisionSetup
{
    /// <summary>Adds the one <see cref="ModelRegistry"/> and <see cref="VisionPool"/>. Needs imaging. Nothing is loaded before the first photo.</summary>
    public static IServiceCollection AddVision(this IServiceCollection services, VisionOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ModelRegistry>()
        .AddSingleton<InstallPack>()
        .AddSingleton<VisionPool>();
}
