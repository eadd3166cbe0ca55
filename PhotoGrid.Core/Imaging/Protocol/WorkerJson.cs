using System.Text.Json.Serialization;

namespace PhotoGrid.Imaging.Protocol;

[JsonSourceGenerationOptions(
    MaxDepth = 16, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerAnswer))]
internal sealed partial class WorkerJson : JsonSerializerContext;
