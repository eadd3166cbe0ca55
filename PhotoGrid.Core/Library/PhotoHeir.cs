namespace PhotoGrid.Library;

/// <summary>A photo that stands in for another one, with what people said of that one.</summary>
internal static class PhotoHeir
{
    /// <summary>The heart and the tags of both; the other's caption where the heir has none.</summary>
    public static Photo Of(Photo from, Photo heir) => heir with
    {
        IsFavorite = heir.IsFavorite || from.IsFavorite,
        Description = heir.Description ?? from.Description,
        TagsJson = PhotoTags.AddOwn(heir.TagsJson, from.TagsJson),
    };

    /// <summary>The same file once more: where the two differ, people changed the other one, so that counts.</summary>
    public static Photo OfSameBytes(Photo from, Photo heir) => Of(from, heir) with
    {
        IsArchived = from.IsArchived,
        Description = from.Description,
        TakenAt = from.TakenAt.Source == "user" ? from.TakenAt : heir.TakenAt,
        Location = from.Location,
        Place = from.Location == heir.Location ? heir.Place : from.Place,
        StackId = from.StackId,
        StackState = from.StackState,
        Flags = heir.Flags | (from.Flags & Photo.MotionFlag),
    };
}
