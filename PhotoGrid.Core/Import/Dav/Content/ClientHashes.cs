using System.Security.Cryptography;

namespace PhotoGrid.Import.Dav.Content;

/// <summary>The hashes that file managers check a transfer with. They tell damage, not malice; PhotoGrid itself goes by SHA-256.</summary>
internal sealed class ClientHashes : IDisposable
{
    private readonly IncrementalHash _sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _sha1.AppendData(bytes);
        _md5.AppendData(bytes);
    }

    public (byte[] Sha1, byte[] Md5) Current() => (_sha1.GetCurrentHash(), _md5.GetCurrentHash());

    public void Dispose()
    {
        _sha1.Dispose();
        _md5.Dispose();
    }
}
