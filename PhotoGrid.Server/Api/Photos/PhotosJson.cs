using System.Text.Json.Serialization;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Photos;

/// <summary>How photos are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(PhotoJson))]
[JsonSerializable(typeof(PhotoPageJson))]
[JsonSerializable(typeof(PhotoIdsJson))]
[JsonSerializable(typeof(PhotoSetJson))]
[JsonSerializable(typeof(PhotoBatchJson))]
[JsonSerializable(typeof(PointJson))]
[JsonSerializable(typeof(CountJson))]
internal sealed partial class PhotosJson : JsonSerializerContext;
