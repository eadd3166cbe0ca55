using PhotoGrid.Library.External;

namespace PhotoGrid.Library.Motion;

/// <summary>The file of one half of a live photo, ours or one that stays in a folder of this machine (without a key).</summary>
internal sealed record HalfFile(Guid Id, long Size, string? Key)
{
    public static HalfFile Of(Original ours) => new(ours.Id, ours.Size, ours.Key.Value);

    public static HalfFile Of(ExternalOriginal external) => new(external.Id, external.Size, null);
}
