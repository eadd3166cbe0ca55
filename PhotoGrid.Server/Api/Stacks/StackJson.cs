using System.Text.Json.Serialization;
using PhotoGrid.Foundation;
using PhotoGrid.Server.Api.Photos;
using PhotoGrid.Server.Http;
using PhotoGrid.Stacks;

namespace PhotoGrid.Server.Api.Stacks;

/// <summary>A stack with its photos, in the order in which they were taken; primary is the id of the one that stands for it.</summary>
internal sealed record StackJson(Guid Id, int Count, Guid Primary, IReadOnlyList<PhotoJson> Photos)
{
    public static StackJson Of(UserId owner, Stack stack) =>
        new(stack.Id.Value, stack.Photos.Count, stack.Primary.Value, [.. stack.Photos.Select(photo => PhotoJson.Of(owner, photo))]);
}

/// <summary>Photos to stack; the first stands for them.</summary>
internal sealed record MakeStackJson(IReadOnlyList<Guid> PhotoIds);

/// <summary>A new primary, or who is in the stack from now on, or both.</summary>
internal sealed record StackSetJson(Guid? Primary = null, IReadOnlyList<Guid>? PhotoIds = null);

/// <summary>How stacks are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(StackJson))]
[JsonSerializable(typeof(MakeStackJson))]
[JsonSerializable(typeof(StackSetJson))]
internal sealed partial class StacksJson : JsonSerializerContext;
