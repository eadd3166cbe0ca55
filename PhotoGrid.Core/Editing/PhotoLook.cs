using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoGrid.Library;

namespace PhotoGrid.Editing;

/// <summary>How a photo looks in one of its states: what an edit changes of its row.</summary>
internal sealed record PhotoLook(string? Edits, int Width, int Height, string? Blurhash, int Color, string? Colors, long Renditions)
{
    public static PhotoLook Of(Photo photo) => new(
        photo.EditsJson, photo.Width, photo.Height, photo.Blurhash, photo.Color, photo.DominantColorsJson, photo.Renditions);

    public static PhotoLook Parse(string json) => JsonSerializer.Deserialize(json, EditingJson.Default.PhotoLook)!;

    public string Write() => JsonSerializer.Serialize(this, EditingJson.Default.PhotoLook);

    /// <summary>The photo looking like this again, as a new state.</summary>
    public Photo On(Photo photo) => photo with
    {
        EditsJson = Edits,
        Width = Width,
        Height = Height,
        Blurhash = Blurhash,
        Color = Color,
        DominantColorsJson = Colors,
        Renditions = photo.Renditions + 1,
    };
}

[JsonSerializable(typeof(PhotoLook))]
internal sealed partial class EditingJson : JsonSerializerContext;
