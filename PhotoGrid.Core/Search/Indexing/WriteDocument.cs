using PhotoGrid.Index;

namespace PhotoGrid.Search.Indexing;

/// <summary>Makes of a photo's row, its albums and its people what the index holds.</summary>
internal static class WriteDocument
{
    public static SearchDocument Of(PhotoRow photo, IEnumerable<(Guid Id, string Name)> albums, IEnumerable<(Guid Id, string Name)> people, IEnumerable<string> colors)
    {
        var names = new List<SearchName>();
        var texts = new List<SearchText>();
        foreach (var (id, name) in people)
            Add(SearchField.Person, NameKind.Person, id.ToString("D"), name);
        foreach (var (id, name) in albums)
            Add(SearchField.Album, NameKind.Album, id.ToString("D"), name);
        foreach (var tag in photo.Tags)
            Add(SearchField.Tag, NameKind.Tag, Folding.Fold(tag), tag);

        var country = photo.CountryCode ?? (photo.Country is null ? "" : Folding.Fold(photo.Country));
        if (photo.City is { } city)
            Add(SearchField.Place, NameKind.City, $"{Folding.Fold(city)}|{Folding.Fold(photo.Region ?? "")}|{country}", city);
        if (photo.Region is { } region)
            Add(SearchField.Place, NameKind.Region, $"{Folding.Fold(region)}|{country}", region);
        if (photo.Country is { } land)
            Add(SearchField.Place, NameKind.Country, country, land);

        if (CameraName(photo.Make, photo.Model) is { } camera)
            Add(SearchField.Camera, NameKind.Camera, Folding.Fold(camera), camera);
        if (photo.Lens is { } lens)
            Add(SearchField.Camera, NameKind.Lens, Folding.Fold(lens), lens);

        names.Add(new SearchName(NameKind.MimeType, photo.MimeType, photo.MimeType));
        texts.Add(new SearchText(SearchField.File, $"{photo.Filename} {photo.MimeType[(photo.MimeType.IndexOf('/') + 1)..]}"));
        if (photo.Description is { Length: > 0 } caption)
            texts.Add(new SearchText(SearchField.Caption, caption));
        if (photo.Text is { Length: > 0 } read)
            texts.Add(new SearchText(SearchField.Text, read));

        var facts = new PhotoFacts(photo.Size, photo.Width, photo.Height, photo.Iso, ColorNames.BitsOf(colors));
        return new SearchDocument((int)photo.Number, facts, names, texts);

        void Add(SearchField field, NameKind kind, string key, string name)
        {
            names.Add(new SearchName(kind, key, name));
            texts.Add(new SearchText(field, name));
        }
    }

    /// <summary>Make and model as people say them: the make once. Null where neither is known.</summary>
    public static string? CameraName(string? make, string? model) =>
        model is null ? make : make is null || model.StartsWith(make, StringComparison.OrdinalIgnoreCase) ? model : $"{make} {model}";
}
