namespace PhotoGrid.Explore;

/// <summary>This day of an earlier year.</summary>
/// <param name="Day">The date, by the clocks where the photos were taken.</param>
/// <param name="Count">Photos of that day.</param>
/// <param name="Prints">The first of them to show.</param>
public sealed record DayOfYear(DateOnly Day, int Count, IReadOnlyList<Print> Prints);

/// <summary>What there is to find in a library.</summary>
/// <param name="Places">Towns with most photos.</param>
/// <param name="OnThisDay">Newest year first; years without photos are left out.</param>
/// <param name="Recent">The photos that came last.</param>
public sealed record Explored(IReadOnlyList<PlaceCount> Places, IReadOnlyList<DayOfYear> OnThisDay, IReadOnlyList<Print> Recent);
