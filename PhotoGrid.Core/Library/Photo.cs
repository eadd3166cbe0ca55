using PhotoGrid.Foundation;

namespace PhotoGrid.Library;

/// <summary>Whether a photo's thumbnails and blurhash are there.</summary>
public enum Processing
{
    /// <summary>Not yet; the job is queued or running.</summary>
    Pending = 0,
    /// <summary>Eager renditions and blurhash are there.</summary>
    Ready = 1,
    /// <summary>Given up; <see cref="Photo.ProcessingError"/> says why. The original is kept as it came.</summary>
    Failed = 2,
}

/// <summary>The camera's own words about an exposure; every part may be missing.</summary>
/// <param name="Make">Maker.</param>
/// <param name="Model">Model.</param>
/// <param name="Lens">Lens model.</param>
/// <param name="Iso">ISO speed.</param>
/// <param name="FNumber">Aperture, e.g. 1.8.</param>
/// <param name="Exposure">Seconds as people write it, e.g. 1/125.</param>
/// <param name="FocalLength">Millimetres.</param>
public sealed record Camera(string? Make, string? Model, string? Lens, long? Iso, double? FNumber, string? Exposure, double? FocalLength);

/// <summary>The names of the place where a photo was taken.</summary>
public sealed record Place(string? City, string? Region, string? Country, string? CountryCode);

/// <summary>
/// When a photo was taken: the instant, the wall clock where it was taken (as if UTC, for the timeline), what is known of the offset, and
/// where the knowledge comes from (the names of API.md).
/// </summary>
public sealed record TakenAt(long InstantMs, long LocalMs, int? OffsetMinutes, string? TimeZone, string Source)
{
    /// <summary>The instant with the offset of the place, or of the server where the place is unknown.</summary>
    public DateTimeOffset Moment => Instant.Read(InstantMs).ToOffset(TimeSpan.FromMinutes((LocalMs - InstantMs) / 60_000));
}

/// <summary>A photo or video of a library, as its row holds it. A row is never changed in place: operations write and read again.</summary>
public sealed record Photo
{
    /// <summary>For the API.</summary>
    public required PhotoId Id { get; init; }

    /// <summary>For the grid: small, per user, never used twice.</summary>
    public required long Number { get; init; }

    /// <summary>Video instead of photo.</summary>
    public bool IsVideo { get; init; }

    /// <summary>As it came, without path and control characters, at most 255 bytes.</summary>
    public required string Filename { get; init; }

    /// <summary>By content, not by name.</summary>
    public required string MimeType { get; init; }

    /// <summary>Bytes of the original.</summary>
    public required long Size { get; init; }

    /// <summary>Of the original.</summary>
    public required ContentHash Sha256 { get; init; }

    /// <summary>Pixels after orientation and edits; 0 when the file could not be read.</summary>
    public int Width { get; init; }

    /// <summary>Pixels after orientation and edits; 0 when the file could not be read.</summary>
    public int Height { get; init; }

    /// <summary>When it was taken; never missing.</summary>
    public required TakenAt TakenAt { get; init; }

    /// <summary>When it came into the library.</summary>
    public required long CreatedAtMs { get; init; }

    /// <summary>When anything of it last changed.</summary>
    public required long UpdatedAtMs { get; init; }

    /// <summary>Rises with every change that a person makes; clients send it back to notice lost updates.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Where it was taken, when known.</summary>
    public GeoPoint? Location { get; init; }

    /// <summary>The names of that place, when known.</summary>
    public Place? Place { get; init; }

    /// <summary>What the camera wrote.</summary>
    public required Camera Camera { get; init; }

    /// <summary>4×3 blurhash; null until processed.</summary>
    public string? Blurhash { get; init; }

    /// <summary>Average colour as 0xRRGGBB; grey until processed.</summary>
    public int Color { get; init; } = 0x808080;

    /// <summary>64 bits; photos that look alike differ in few of them. Of the photo without its edits. Null until processed.</summary>
    public long? PerceptualHash { get; init; }

    /// <summary>JSON array of #rrggbb, most first; null until processed.</summary>
    public string? DominantColorsJson { get; init; }

    /// <summary>Favorite.</summary>
    public bool IsFavorite { get; init; }

    /// <summary>Kept out of the timeline.</summary>
    public bool IsArchived { get; init; }

    /// <summary>When it was moved to the trash, or null.</summary>
    public long? DeletedAtMs { get; init; }

    /// <summary>Caption.</summary>
    public string? Description { get; init; }

    /// <summary>JSON array [{name, source, confidence}], as the API shows it.</summary>
    public string TagsJson { get; init; } = "[]";

    /// <summary>JSON array of faces, as the API shows it.</summary>
    public string FacesJson { get; init; } = "[]";

    /// <summary>The text that was read in it, a line each; null where there is none.</summary>
    public string? OcrText { get; init; }

    /// <summary>Of a video.</summary>
    public long? DurationMs { get; init; }

    /// <summary>In <see cref="Flags"/>: a video is in or beside it.</summary>
    public const int MotionFlag = 4;

    /// <summary>In <see cref="Flags"/>: it holds what a sensor saw.</summary>
    public const int RawFlag = 8;

    /// <summary>The geometry's bits that are not derived from other columns: 4 motion, 8 raw.</summary>
    public int Flags { get; init; }

    /// <summary>What the phone wrote into both halves of a live photo.</summary>
    public string? ContentId { get; init; }

    /// <summary>What the phone wrote into every photo of a burst.</summary>
    public string? BurstId { get; init; }

    /// <summary>The stack it belongs to, also while it is in the trash or archived; null for most.</summary>
    public StackId? StackId { get; init; }

    /// <summary>In <see cref="StackState"/>: somebody chose it to stand for its stack.</summary>
    public const int StackLead = 1;

    /// <summary>In <see cref="StackState"/>: somebody said what it belongs with, or that it stands alone; no job says otherwise.</summary>
    public const int StackSaid = 2;

    /// <summary>What people said about its stack: 1 and 2 above.</summary>
    public int StackState { get; init; }

    /// <summary>The photo that stands for its stack; null where no other photo of it can be seen. Follows from the other photos of the stack.</summary>
    public PhotoId? StackPrimary { get; init; }

    /// <summary>How many photos of its stack can be seen; 0 where no other can. Follows as <see cref="StackPrimary"/> does.</summary>
    public int StackCount { get; init; }

    /// <summary>What was done to it, JSON as the API shows it; null: nothing, it is shown as it came.</summary>
    public string? EditsJson { get; init; }

    /// <summary>Rises only when the pixels shown change; part of thumbnail addresses.</summary>
    public long Renditions { get; init; } = 1;

    /// <summary>Whether it can be shown.</summary>
    public Processing Processing { get; init; }

    /// <summary>Why it can't be shown.</summary>
    public string? ProcessingError { get; init; }
}
