using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Storage;

namespace PhotoGrid.Uploads;

/// <summary>The signed addresses that parts are put to: each carries its own right, for an hour, across restarts.</summary>
public sealed class UploadAddresses(ICatalog catalog, UploadLimits limits, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private UrlSigner? _signer;

    /// <summary>The path of a part, unsigned.</summary>
    public static string PathOf(UserId owner, UploadId upload, int part) => $"/api/v1/uploads/{owner}/{upload}/parts/{part}";

    /// <summary>One signed address a part; null where the part has arrived.</summary>
    public async Task<IReadOnlyList<string?>> SignAsync(UserId owner, Upload upload, ByteRanges received, CancellationToken ct)
    {
        var signer = await SignerAsync(ct);
        var expires = clock.GetUtcNow() + limits.AddressLifetime;
        var addresses = new string?[UploadLimits.PartsOf(upload.Size)];
        for (var part = 0; part < addresses.Length; part++)
        {
            var path = PathOf(owner, upload.Id, part);
            addresses[part] = received.Contains(RangeOf(upload.Size, part)) ? null : $"{path}?{signer.Sign("PUT", path, expires)}";
        }

        return addresses;
    }

    /// <summary>Whether an address was signed here and still works.</summary>
    public async Task<bool> VerifyAsync(string path, string? exp, string? sig, CancellationToken ct) =>
        (await SignerAsync(ct)).Verify("PUT", path, exp, sig, clock.GetUtcNow());

    /// <summary>The bytes that a part holds.</summary>
    public static ByteRange RangeOf(long size, int part) =>
        new((long)part * UploadLimits.PartSize, Math.Min(size, (part + 1L) * UploadLimits.PartSize) - 1);

    /// <inheritdoc/>
    public void Dispose() => _loading.Dispose();

    private async Task<UrlSigner> SignerAsync(CancellationToken ct)
    {
        if (_signer is { } ready)
            return ready;
        await _loading.WaitAsync(ct);
        try
        {
            return _signer ??= new UrlSigner(await Settings.SecretAsync(catalog, "upload-addresses", ct));
        }
        finally
        {
            _loading.Release();
        }
    }
}
