using System.Security.Cryptography;
using PhotoGrid.Foundation;

namespace PhotoGrid.Storage;

/// <summary>
/// The hash of a staged file's beginning, kept while parts arrive in order, so that it need not be read again. One part at a time rolls
/// it; a write by anyone else into what was hashed takes it back to nothing. Guarded by its owner's lock; only the bytes are added
/// outside of it, by the part that holds the claim, before it writes them.
/// </summary>
internal sealed class RollingHash
{
    private IncrementalHash? _hash;
    private bool _claimed;

    /// <summary>How much of the file's beginning is in the hash.</summary>
    public long Length { get; private set; }

    /// <summary>The hash to add to, for a part that starts where it ends; null when it starts elsewhere or another one rolls it.</summary>
    public IncrementalHash? Claim(long first)
    {
        if (_claimed || first != Length)
            return null;
        _claimed = true;
        return _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    }

    /// <summary>Bytes were written at an offset, by the holder of the claim or (null) by someone else.</summary>
    public void Wrote(IncrementalHash? claim, long first, int count)
    {
        if (claim is not null && ReferenceEquals(claim, _hash))
            Length += count;
        else if (first < Length)
            Restart();
    }

    /// <summary>The part ended. When it added bytes that were not written, the hash is useless.</summary>
    public void Release(IncrementalHash? claim, bool addedMoreThanWritten)
    {
        if (claim is null || !ReferenceEquals(claim, _hash))
            return;
        _claimed = false;
        if (addedMoreThanWritten)
            Restart();
    }

    /// <summary>The hash of the whole, if that is what was rolled and nobody is rolling on.</summary>
    public ContentHash? Whole(long size) => !_claimed && Length == size && _hash is not null ? new ContentHash(_hash.GetCurrentHash()) : null;

    // Not disposed: the holder of the claim may be adding to it this moment. It is collected with its last user.
    private void Restart() => (_hash, _claimed, Length) = (null, false, 0);
}
