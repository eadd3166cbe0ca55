using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PhotoGrid.Access;
using PhotoGrid.Accounts.Keys;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;

namespace PhotoGrid.Accounts.Sessions;

/// <summary>
/// Who stands behind a token. Remembers what it has looked up, so that a request costs one hash and one look in a table; a revoked
/// credential is forgotten before its revocation is answered. Times of use are gathered here and written by <see cref="FlushAsync"/>.
/// Safe for concurrent use. One process holds the accounts of a data folder, so nobody else can revoke.
/// </summary>
public sealed class SubjectDirectory(ICatalog catalog, TimeProvider clock)
{
    // Far more than a family's devices; beyond it the memory is emptied, not grown.
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<TokenHash, KnownSubject> _known = new();
    private readonly ConcurrentDictionary<(Guid Credential, bool IsKey), long> _touched = new();
    private readonly Lock _forgetting = new();
    private long _generation;

    /// <summary>The subject of a cookie's or header's token; null when it is unknown, expired or revoked.</summary>
    public ValueTask<Subject?> FindAsync(ReadOnlySpan<char> token, CancellationToken ct)
    {
        var hash = default(TokenHash);
        var bytes = MemoryMarshal.AsBytes(new Span<TokenHash>(ref hash));
        if (!Secret.TryHash(token, bytes))
            return ValueTask.FromResult<Subject?>(null);
        if (!_known.TryGetValue(hash, out var known))
            return LookUpAsync(hash, bytes.ToArray(), token.StartsWith(Secret.KeyPrefix, StringComparison.Ordinal), ct);
        return ValueTask.FromResult(Use(known));
    }

    /// <summary>Writes down when credentials were last used, and with that extends sessions. Called every minute and at the end.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        if (_touched.IsEmpty)
            return;
        await using var session = await catalog.OpenGlobalAsync(ct);
        var taken = _touched.ToArray();
        foreach (var ((credential, isKey), at) in taken)
        {
            if (isKey)
                await ApiKeyStore.TouchAsync(session, credential, at, ct);
            else
                await SessionStore.TouchAsync(session, credential, at, at + (long)SessionTerms.Sliding.TotalMilliseconds, ct);
        }

        await session.CommitAsync(ct);
        foreach (var pair in taken)
            _touched.TryRemove(pair);
    }

    /// <summary>After a revocation is committed: no request that starts later is answered for what matches.</summary>
    internal void Forget(Func<Subject, bool> which)
    {
        lock (_forgetting)
        {
            _generation++;
            foreach (var (hash, known) in _known)
            {
                if (which(known.Subject))
                    _known.TryRemove(hash, out _);
            }
        }
    }

    private async ValueTask<Subject?> LookUpAsync(TokenHash hash, byte[] bytes, bool isKey, CancellationToken ct)
    {
        var generation = Interlocked.Read(ref _generation);
        KnownSubject? found;
        await using (var session = await catalog.OpenGlobalReadAsync(ct))
            found = isKey ? await ApiKeyStore.FindSubjectAsync(session, bytes, ct) : await SessionStore.FindSubjectAsync(session, bytes, ct);
        if (found is null)
            return null;

        lock (_forgetting)
        {
            // What was read may have been revoked since: then it serves this request, as it came before, and isn't remembered.
            if (generation == _generation)
            {
                if (_known.Count >= MostRemembered)
                    _known.Clear();
                found = _known.GetOrAdd(hash, found);
            }
        }

        return Use(found);
    }

    private Subject? Use(KnownSubject known)
    {
        var now = Instant.Now(clock);
        if (known.ExpiresAt <= now)
            return null;
        if (known.ShouldTouch(now, (long)SessionTerms.TouchEvery.TotalMilliseconds))
        {
            _touched[(known.Subject.Credential, known.Subject.Kind == SubjectKind.Key)] = now;
            if (known.Subject.Kind == SubjectKind.Cookie)
                known.ExtendTo(now + (long)SessionTerms.Sliding.TotalMilliseconds);
        }

        return known.Subject;
    }

    [StructLayout(LayoutKind.Sequential, Size = SHA256.HashSizeInBytes)]
    private readonly record struct TokenHash(ulong A, ulong B, ulong C, ulong D)
    {
        // The bytes are a hash already.
        public override int GetHashCode() => (int)A;
    }
}
