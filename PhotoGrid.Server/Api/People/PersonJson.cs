using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoGrid.Foundation;
using PhotoGrid.Library.Seen;
using PhotoGrid.People;
using PhotoGrid.Vision;

namespace PhotoGrid.Server.Api.People;

/// <summary>Somebody in photos. <paramref name="ProposedCount"/>: faces that wait for a yes or a no.</summary>
internal sealed record PersonJson(Guid Id, string? Name, bool Hidden, long PhotoCount, long FaceCount, long ProposedCount, CoverJson? Cover, long Version)
{
    public static PersonJson Of(UserId owner, PersonView view) => new(
        view.Person.Id, view.Person.Name, view.Person.IsHidden, view.Person.PhotoCount, view.Person.FaceCount, view.Proposed,
        view.Cover is { } face
            ? new CoverJson(face.Id, face.Photo.Value, view.CoverNumber, BoxOf(face.Box), $"/thumbnails/{owner}/{view.CoverNumber}_800.webp?v={view.CoverRenditions}")
            : null,
        view.Person.Version);

    public static double[] BoxOf(SeenBox box) => [box.X, box.Y, box.W, box.H];
}

/// <summary>The face that stands for somebody: cut <paramref name="Box"/> (0..1) out of <paramref name="Url"/>.</summary>
internal sealed record CoverJson(Guid FaceId, Guid PhotoId, long PhotoNumber, double[] Box, string Url);

/// <summary>A page of people.</summary>
internal sealed record PeoplePageJson(IReadOnlyList<PersonJson> People, string? Cursor, bool HasMore);

/// <summary>What PUT takes; absent fields stay, a null name takes it away.</summary>
internal sealed record PersonSetJson
{
    public JsonElement Name { get; init; }
    public bool? Hidden { get; init; }
    public Guid? CoverFaceId { get; init; }

    public Result<PersonChanges> Read() => Name.ValueKind switch
    {
        JsonValueKind.Undefined => new PersonChanges { IsHidden = Hidden, Cover = CoverFaceId },
        JsonValueKind.Null => new PersonChanges { Name = "", IsHidden = Hidden, Cover = CoverFaceId },
        JsonValueKind.String => new PersonChanges { Name = Name.GetString(), IsHidden = Hidden, Cover = CoverFaceId },
        _ => Failure.Invalid("name is a text or null.", "name"),
    };
}

/// <summary>Into whom somebody is merged.</summary>
internal sealed record MergeJson(Guid TargetPersonId);

/// <summary>What takes a merge back.</summary>
internal sealed record MergedJson(Guid UndoToken);

/// <summary>Whose face it is; null: not the one it was taken for.</summary>
internal sealed record FaceSetJson(Guid? PersonId);

/// <summary>A face.</summary>
internal sealed record FaceJson(Guid Id, Guid PhotoId, Guid? PersonId, double[] Box, double Confidence, bool Proposed)
{
    public static FaceJson Of(Face face) => new(face.Id, face.Photo.Value, face.Person, PersonJson.BoxOf(face.Box), face.Confidence, face.Assigned == Assigned.Proposed);
}

/// <summary>The text of a photo.</summary>
internal sealed record LinesJson(IReadOnlyList<LineJson> Lines);

/// <summary>A line; corners are x and y four times in 0..1, clockwise from the text's own top left.</summary>
internal sealed record LineJson(string Text, double Confidence, IReadOnlyList<double> Corners);

/// <summary>How people are written, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PersonJson))]
[JsonSerializable(typeof(PeoplePageJson))]
[JsonSerializable(typeof(PersonSetJson))]
[JsonSerializable(typeof(MergeJson))]
[JsonSerializable(typeof(MergedJson))]
[JsonSerializable(typeof(FaceSetJson))]
[JsonSerializable(typeof(FaceJson))]
[JsonSerializable(typeof(LinesJson))]
internal sealed partial class PeopleJson : JsonSerializerContext;
