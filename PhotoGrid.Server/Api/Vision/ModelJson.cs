using System.Text.Json.Serialization;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Server.Api.Vision;

/// <summary>The packs of models on this machine. <paramref name="Off"/> says why none is used at all; <paramref name="Missing"/> what is off for want of a model.</summary>
internal sealed record ModelsJson(string? Off, IReadOnlyList<string> Tasks, IReadOnlyList<string> Missing, IReadOnlyList<PackJson> Packs)
{
    public static ModelsJson Of(ModelRegistry registry)
    {
        var tasks = registry.Models.Tasks;
        return new ModelsJson(registry.Off, tasks, [.. VisionTask.OfModels.Except(tasks)], [.. registry.Packs.Select(PackJson.Of)]);
    }
}

/// <summary>One pack; <paramref name="Problem"/> says why it is not used.</summary>
internal sealed record PackJson(string Name, string Title, string Licence, string Note, string? Problem, IReadOnlyList<ModelInUseJson> Models)
{
    public static PackJson Of(ModelPack pack) => new(
        pack.Name, pack.Manifest?.Title ?? "", pack.Manifest?.Licence ?? "", pack.Manifest?.Note ?? "", pack.Problem,
        [.. (pack.Manifest?.Models ?? []).Select(model => new ModelInUseJson(model.Id, model.Role, model.Version, model.Files.Sum(file => file.Bytes), model.Dims))]);
}

/// <summary>One model of a pack.</summary>
internal sealed record ModelInUseJson(string Id, string Role, string Version, long Bytes, int? Dims);

/// <summary>How models are written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelsJson))]
internal sealed partial class ModelsJsonContext : JsonSerializerContext;
