using PhotoGrid.Foundation;

namespace PhotoGrid.Import.Dav.Content;

/// <summary>What a client says its bytes hash to; each may be missing.</summary>
public sealed record DavChecksums(byte[]? Sha256 = null, byte[]? Sha1 = null, byte[]? Md5 = null)
{
    /// <summary>Nothing was said.</summary>
    public static DavChecksums None { get; } = new();
}

/// <summary>A file that a client sends.</summary>
/// <param name="Body">Read once, from where it stands to its end.</param>
/// <param name="Length">How many bytes that must be.</param>
/// <param name="Modified">The file's own time on the client.</param>
/// <param name="Checksums">What it must hash to.</param>
/// <param name="Admit">Asked once more when all bytes are here, for what may have changed meanwhile; answers a refusal or null.</param>
public sealed record DavContent(Stream Body, long Length, DateTimeOffset? Modified, DavChecksums Checksums, Func<Failure?>? Admit = null);
