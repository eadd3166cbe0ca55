namespace PhotoGrid.Places;

/// <summary>A town for the names on a map.</summary>
/// <param name="Name">As it is called there, in Latin letters.</param>
/// <param name="Lat">Degrees north.</param>
/// <param name="Lon">Degrees east.</param>
/// <param name="Rank">About how many people live there, in thousands.</param>
public sealed record NamedTown(string Name, double Lat, double Lon, int Rank);
