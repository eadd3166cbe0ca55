using System.Text.Json.Serialization;

namespace PhotoGrid.Vision.Registry;

/// <summary>A pack of models as its <c>manifest.json</c> lists them. What may be missing is settable: the generated reader would null it otherwise.</summary>
public sealed record ModelManifest
{
    /// <summary>The pack's name: small letters, digits and hyphens; also its folder's.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence about what it brings.</summary>
    public string Title { get; set; } = "";

    /// <summary>What whoever uses it agrees to, shown before it is added.</summary>
    public string Licence { get; set; } = "";

    /// <summary>What else one should know before: where weights come from, what is not known.</summary>
    public string Note { get; set; } = "";

    /// <summary>The models.</summary>
    public required IReadOnlyList<ModelEntry> Models { get; init; }
}

/// <summary>One model of a pack: what it is for, its files, and how it is fed.</summary>
public sealed record ModelEntry
{
    /// <summary>Names it for ever; results carry it.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for, one of <see cref="ModelRole"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Of the weights: another version's results are not compared with this one's.</summary>
    public string Version { get; set; } = "1";

    /// <summary>The first is what is loaded.</summary>
    public IReadOnlyList<ModelFile> Files { get; set; } = [];

    /// <summary>How pixels are made its input.</summary>
    public ModelInput? Input { get; set; }

    /// <summary>Which output is what, where it has several: classes, features, embedding.</summary>
    public IReadOnlyDictionary<string, string> Output { get; set; } = new Dictionary<string, string>();

    /// <summary>Length of its vectors.</summary>
    public int? Dims { get; set; }

    /// <summary>How two vectors are compared; cosine where nothing is said.</summary>
    public string Metric { get; set; } = "cosine";

    /// <summary>Measured for these weights: score, nms, norm, same, sure, eps …</summary>
    public IReadOnlyDictionary<string, double> Thresholds { get; set; } = new Dictionary<string, double>();

    /// <summary>Of a text half: glove-bag or clip-bpe.</summary>
    public string? Tokenizer { get; set; }

    /// <summary>Its licence, where the pack's does not say it.</summary>
    public string Licence { get; set; } = "";

    /// <summary>Anything else.</summary>
    public string Note { get; set; } = "";

    /// <summary>What it must answer to a pattern of ours.</summary>
    public ModelSelfTest? SelfTest { get; set; }

    /// <summary>As results carry it.</summary>
    [JsonIgnore]
    public string Key => $"{Id}@{Version}";

    /// <summary>A threshold, or what is usual where the manifest has none.</summary>
    public double Threshold(string name, double usual) => Thresholds.TryGetValue(name, out double value) ? value : usual;
}

/// <summary>A file of a model, beside the manifest.</summary>
/// <param name="Name">Without any path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of its content, in small hexadecimal letters.</param>
/// <param name="Url">Where it is fetched, where the pack comes by https; relative to the manifest.</param>
public sealed record ModelFile(string Name, long Bytes, string Sha256, string? Url = null);

/// <summary>How a picture becomes the numbers of an input.</summary>
public sealed record ModelInput
{
    /// <summary>Pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels.</summary>
    public required int Height { get; init; }

    /// <summary>nchw or nhwc.</summary>
    public string Layout { get; set; } = "nchw";

    /// <summary>rgb, bgr or grey.</summary>
    public string Order { get; set; } = "rgb";

    /// <summary>float or uint8.</summary>
    public string Type { get; set; } = "float";

    /// <summary>stretch (between pixels), area (stretched, means of areas) or crop (shorter side to height / <see cref="Crop"/> by areas, then the middle).</summary>
    public string Fit { get; set; } = "stretch";

    /// <summary>Of <c>crop</c>: the part of the shorter side that is seen.</summary>
    public double Crop { get; set; } = 1;

    /// <summary>Subtracted from 0 … 255; one number or one a channel.</summary>
    public IReadOnlyList<float> Mean { get; set; } = [0];

    /// <summary>Then divided by.</summary>
    public IReadOnlyList<float> Std { get; set; } = [1];
}

/// <summary>A pattern goes in (see <c>SelfTest</c> in the worker), and at equal distances in the output these numbers must stand.</summary>
/// <param name="Shape">Of the input.</param>
/// <param name="Output">Which output; the first where nothing is said.</param>
/// <param name="Values">The numbers.</param>
/// <param name="Tolerance">How far they may be off; more for int8 weights, which differ from processor to processor.</param>
public sealed record ModelSelfTest(IReadOnlyList<long> Shape, IReadOnlyList<float> Values, int Output = 0, float Tolerance = 1e-3f);

/// <summary>One model of the short form that a bare folder may have: the rest is known by its id.</summary>
internal sealed record ShortEntry(string Id, string Role, string File, long Bytes, string Sha256, string? Source = null, string? Licence = null, int? Dims = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, MaxDepth = 16, WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ModelManifest))]
[JsonSerializable(typeof(ShortEntry[]))]
internal sealed partial class ManifestJson : JsonSerializerContext;
