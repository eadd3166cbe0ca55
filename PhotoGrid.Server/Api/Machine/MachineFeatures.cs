using PhotoGrid.Imaging.Formats;
using PhotoGrid.Places;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Server.Api.Machine;

/// <summary>What this server can do with its libraries, and with the models that are there at the moment.</summary>
internal sealed class MachineFeatures(InstalledDecoders decoders, PlaceFinder places, ModelRegistry models)
{
    public FeaturesJson Now
    {
        get
        {
            var tasks = models.Models.Tasks;
            return new FeaturesJson(
                Heic: decoders.Has(Decoder.Heif), Raw: decoders.Has(Decoder.Raw), Video: decoders.Has(Decoder.Ffmpeg), Places: places.IsAvailable,
                Faces: tasks.Contains(VisionTask.Faces), Objects: tasks.Contains(VisionTask.Objects), Ocr: tasks.Contains(VisionTask.Text), Semantic: models.Models.HasMeaning);
        }
    }
}
