using System.Text.Json.Serialization;

namespace PhotoGrid.Vision.Protocol;

[JsonSourceGenerationOptions(MaxDepth = 16, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(VisionRequest))]
[JsonSerializable(typeof(VisionAnswer))]
internal sealed partial class VisionJson : JsonSerializerContext;
