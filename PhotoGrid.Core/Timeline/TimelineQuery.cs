namespace PhotoGrid.Timeline;

/// <summary>Orders of the timeline's photos. All but those by date are for lists that name what they are sorted by.</summary>
public enum TimelineSort
{
    /// <summary>Newest wall-clock time first: the timeline's own order.</summary>
    DateDescending,
    /// <summary>Oldest first.</summary>
    DateAscending,
    /// <summary>Newest in the library first.</summary>
    AddedDescending,
    /// <summary>Oldest in the library first.</summary>
    AddedAscending,
    /// <summary>By file name, digits as numbers.</summary>
    NameAscending,
    /// <summary>By file name, backwards.</summary>
    NameDescending,
    /// <summary>Largest file first.</summary>
    SizeDescending,
    /// <summary>Smallest file first.</summary>
    SizeAscending,
    /// <summary>Most pixels first.</summary>
    PixelsDescending,
    /// <summary>Fewest pixels first.</summary>
    PixelsAscending,
    /// <summary>By camera, those without one last.</summary>
    CameraAscending,
    /// <summary>By camera, backwards, those without one last.</summary>
    CameraDescending,
    /// <summary>By country, region and city, those without a place last.</summary>
    PlaceAscending,
    /// <summary>By place, backwards, those without one last.</summary>
    PlaceDescending,
}

/// <summary>Which of the timeline's photos, in which order. What is null does not matter.</summary>
/// <param name="Sort">Order; equals stand as in the timeline.</param>
/// <param name="Video">Videos only, or photos only.</param>
/// <param name="Favorite">Favorites only, or the others only.</param>
/// <param name="From">Taken at this wall-clock time (milliseconds since 1970) or later.</param>
/// <param name="To">Taken before this wall-clock time.</param>
/// <param name="Camera">Taken with this camera, by the name that the facets give it.</param>
/// <param name="Place">Taken in this city, region or country.</param>
public sealed record TimelineQuery(
    TimelineSort Sort = TimelineSort.DateDescending,
    bool? Video = null,
    bool? Favorite = null,
    long? From = null,
    long? To = null,
    string? Camera = null,
    string? Place = null);
