using PhotoGrid.Foundation;

namespace PhotoGrid.Library;

/// <summary>Orders of a photo list. The value is part of cursors: never renumber.</summary>
public enum PhotoSort : byte
{
    /// <summary>Newest taken first.</summary>
    DateDescending = 1,
    /// <summary>Oldest taken first.</summary>
    DateAscending = 2,
    /// <summary>Newest in the library first.</summary>
    AddedDescending = 3,
}

/// <summary>Which photos a list shows.</summary>
public enum PhotoFilter
{
    /// <summary>Neither archived nor in the trash.</summary>
    Shown,
    /// <summary>Favorites, archived ones included, trash not.</summary>
    Favorites,
    /// <summary>Archived.</summary>
    Archived,
    /// <summary>In the trash.</summary>
    Trash,
    /// <summary>Videos outside the trash.</summary>
    Videos,
}

/// <summary>A box of degrees; west may be greater than east when it crosses the date line.</summary>
public readonly record struct GeoBox(double West, double South, double East, double North);

/// <summary>A place by its names: null means any, an empty text that the photo has none. The country is its two letters.</summary>
public readonly record struct PlaceNames(string? Country, string? Region, string? City);

/// <summary>What a page of photos is asked with.</summary>
/// <param name="Limit">1 to 200.</param>
/// <param name="Sort">Order.</param>
/// <param name="Filter">Which photos.</param>
/// <param name="From">Taken at this instant or later.</param>
/// <param name="To">Taken before this instant.</param>
/// <param name="Box">Taken in this box.</param>
/// <param name="After">The last photo of the page before.</param>
/// <param name="Album">In this album; without a filter archived ones too, as the album shows them.</param>
/// <param name="Folded">Of each stack only the photo that stands for it, as the timeline shows it.</param>
/// <param name="Place">Taken at this place.</param>
/// <param name="Person">With a face of this person.</param>
public sealed record PhotoQuery(
    int Limit = 50,
    PhotoSort Sort = PhotoSort.DateDescending,
    PhotoFilter Filter = PhotoFilter.Shown,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    GeoBox? Box = null,
    Cursor? After = null,
    AlbumId? Album = null,
    bool Folded = false,
    PlaceNames? Place = null,
    Guid? Person = null);

/// <summary>A page: the photos, the cursor of the next page or null at the end, and how many the whole list has.</summary>
public sealed record PhotoPage(IReadOnlyList<Photo> Photos, string? Cursor, bool HasMore, long Total);
