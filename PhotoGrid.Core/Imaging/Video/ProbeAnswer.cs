using System.Text.Json.Serialization;

namespace PhotoGrid.Imaging.Video;

/// <summary>What ffprobe says, as far as it is listened to. Numbers come as text.</summary>
internal sealed record ProbeAnswer
{
    public IReadOnlyList<ProbeStream>? Streams { get; init; }

    public ProbeFormat? Format { get; init; }
}

internal sealed record ProbeFormat
{
    public string? Duration { get; init; }

    public Dictionary<string, string>? Tags { get; init; }
}

internal sealed record ProbeStream
{
    public string? CodecType { get; init; }

    public string? CodecName { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string? SampleAspectRatio { get; init; }

    public string? ColorTransfer { get; init; }

    public string? RFrameRate { get; init; }

    public string? Duration { get; init; }

    public Dictionary<string, int>? Disposition { get; init; }

    public Dictionary<string, string>? Tags { get; init; }

    public IReadOnlyList<ProbeSideData>? SideDataList { get; init; }
}

internal sealed record ProbeSideData
{
    public double? Rotation { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, MaxDepth = 16)]
[JsonSerializable(typeof(ProbeAnswer))]
internal sealed partial class ProbeJson : JsonSerializerContext;
