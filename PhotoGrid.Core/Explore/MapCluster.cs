using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Explore;

/// <summary>As much of a photo as its picture on a stamp or a shelf needs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">What the grid knows it by.</param>
/// <param name="Renditions">Part of the addresses of its pictures.</param>
/// <param name="Ratio">Width over height, to 2 %.</param>
public sealed record Print(PhotoId Id, int Number, int Renditions, double Ratio);

/// <summary>Photos that lie so near together that one stamp stands for them.</summary>
/// <param name="Count">How many.</param>
/// <param name="Lat">The middle of most of them: stamps keep their distance, so what a stamp takes in at its edge does not move it.</param>
/// <param name="Lon">As above.</param>
/// <param name="Bounds">Holds all of them and no other photo that was asked for.</param>
/// <param name="Cover">The newest favorite with a picture, else the newest with one, else the newest.</param>
/// <param name="Near">Where the cover was taken, as far as it has names.</param>
public sealed record MapCluster(int Count, double Lat, double Lon, GeoBox Bounds, Print Cover, Place? Near);

/// <summary>The stamps of a box.</summary>
/// <param name="Zoom">What they are made for; lower than asked where the box was too large for it.</param>
/// <param name="Clusters">Most photos first.</param>
/// <param name="Photos">Photos in the box; the counts add up to it.</param>
public sealed record MapClusters(double Zoom, IReadOnlyList<MapCluster> Clusters, long Photos);
