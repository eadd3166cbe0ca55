using PhotoGrid.Imaging.Formats;
using PhotoGrid.Imaging.Heif;
using PhotoGrid.Imaging.Jxl;
using PhotoGrid.Imaging.Raw;
using PhotoGrid.Imaging.Vips;

namespace PhotoGrid.Imaging.Worker;

/// <summary>The decoders of this worker, started once. What a machine lacks is known by why it is off.</summary>
internal static class Decoders
{
    private static readonly Dictionary<Decoder, string> Off = [];

    /// <summary>Loads every library there is: later nothing can be opened any more. Null, or why not even libvips works.</summary>
    internal static string? Start()
    {
        if (!VipsLibrary.TryStart(out string? problem)) return problem;
        if (HeifLibrary.Start() is { } heif) Off[Decoder.Heif] = heif;
        if (JxlLibrary.Start() is { } jxl) Off[Decoder.Jxl] = jxl;
        if (RawLibrary.Start() is { } raw) Off[Decoder.Raw] = raw;
        return null;
    }

    internal static string? WhyNot(Decoder decoder) => Off.GetValueOrDefault(decoder);
}
