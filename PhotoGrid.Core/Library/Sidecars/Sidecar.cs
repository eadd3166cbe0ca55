using System.Text.Json.Serialization;
using PhotoGrid.Foundation;
using PhotoGrid.Imaging.Metadata;
using PhotoGrid.Imaging.Sidecars;

namespace PhotoGrid.Library.Sidecars;

/// <summary>An XMP file as its row holds it.</summary>
internal sealed record Sidecar(Guid Original, string Filename, string Folder, SidecarMetadata? Words, PhotoId? Photo)
{
    /// <summary>The name of its photo in small letters, with or without what it ends in.</summary>
    public string NameKey => SidecarNames.KeyOf(Filename);
}

/// <summary>How a sidecar's words are kept.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SidecarMetadata))]
internal sealed partial class SidecarJson : JsonSerializerContext;
