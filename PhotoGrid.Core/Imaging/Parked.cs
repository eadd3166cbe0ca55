namespace PhotoGrid.Imaging;

/// <summary>Why a photo could not be decoded. Its original is untouched and can still be downloaded.</summary>
/// <param name="Kind">What a job may decide by.</param>
/// <param name="Reason">One plain sentence for people; no paths, no names, at most 300 characters.</param>
public sealed record Parked(ParkKind Kind, string Reason);
