using PhotoGrid.Albums;
using PhotoGrid.Foundation;
using PhotoGrid.Library;

namespace PhotoGrid.Duplicates;

/// <summary>Why photos are shown together.</summary>
public enum DuplicateReason
{
    /// <summary>The same bytes.</summary>
    Exact,
    /// <summary>They look alike.</summary>
    Similar,
}

/// <summary>Photos that may be one and the same, for somebody to look at. Nothing happens to them by itself.</summary>
/// <param name="Id">Made of the photos in it: another group has another id.</param>
/// <param name="Reason">Why they are together.</param>
/// <param name="Members">The best first, which is the one to keep when nothing else speaks against it; then the nearest.</param>
/// <param name="ReclaimableBytes">Of all but the first; none for the same bytes, which are stored once.</param>
internal sealed record DuplicateGroup(Guid Id, DuplicateReason Reason, IReadOnlyList<DuplicateMember> Members, long ReclaimableBytes);

/// <summary>A photo of a group, and how many bits its hash is from the first's.</summary>
internal readonly record struct DuplicateMember(PhotoId Photo, int Distance);

/// <summary>A photo of a group as a page shows it.</summary>
public sealed record DuplicatePhoto(Photo Photo, int Distance, IReadOnlyList<Album> Albums);

/// <summary>A group as a page shows it; the first photo is the suggested one to keep.</summary>
public sealed record DuplicateView(Guid Id, DuplicateReason Reason, IReadOnlyList<DuplicatePhoto> Photos, long ReclaimableBytes);

/// <summary>A page of groups, those that free most first.</summary>
/// <param name="Groups">At most as many as were asked for.</param>
/// <param name="Cursor">Of the next page; null at the end.</param>
/// <param name="HasMore">There are more.</param>
/// <param name="Total">Groups in all.</param>
/// <param name="ReclaimableBytes">What keeping one of each group would free.</param>
public sealed record DuplicatePage(IReadOnlyList<DuplicateView> Groups, string? Cursor, bool HasMore, long Total, long ReclaimableBytes);
