using PhotoGrid.Imaging;
using PhotoGrid.Library.Seen;
using PhotoGrid.People;
using PhotoGrid.Vision;

namespace PhotoGrid.Server.Setup;

/// <summary>What looks at pictures: decoders, models, and what is made of what they see.</summary>
internal static class Sight
{
    public static IServiceCollection AddSight(this IServiceCollection services, IConfiguration settings, string dataFolder) => services
        .AddImaging()
        .AddVision(VisionSettings.Read(settings, dataFolder))
        .AddSeen()
        .AddPeople();
}
