using System.Security.Cryptography;
using System.Text;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Accounts.Answers;

/// <summary>
/// Keeps answers for a day in the library of who asked, or beside the accounts where nobody signed in. An answer may hold a secret (a
/// new API key, tokens), so its bytes are sealed with the Idempotency-Key, of which only a hash is stored: who has the database has no answer.
/// </summary>
public sealed class KeepAnswers(ICatalog catalog, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The answer kept under a key; null when there is none or its day is over.</summary>
    public async Task<KeptAnswer?> FindAsync(UserId owner, string key, CancellationToken ct)
    {
        await using var session = owner == default ? await catalog.OpenGlobalReadAsync(ct) : await catalog.OpenReadAsync(owner, ct);
        return await session.Sql.FirstAsync<KeptAnswer?>(
            $"SELECT request_hash, status, content_type, body FROM {Table(owner)} WHERE owner_id = @owner AND key_hash = @key AND created_at > @since",
            Args(owner, key).With("since", Instant.Of(clock.GetUtcNow() - Lifetime)),
            row => new KeptAnswer(row.Bytes(0), (int)row.GetInt64(1), row.GetString(2), Open(key, row.Bytes(3))), ct);
    }

    /// <summary>Keeps an answer and drops those whose day is over. The first one under a key stays.</summary>
    public async Task KeepAsync(UserId owner, string key, KeptAnswer answer, CancellationToken ct)
    {
        await using var session = owner == default ? await catalog.OpenGlobalAsync(ct) : await catalog.OpenAsync(owner, ct);
        await session.Sql.RunAsync(
            $"DELETE FROM {Table(owner)} WHERE owner_id = @owner AND created_at <= @since",
            new SqlArgs { ["owner"] = owner.ToBytes(), ["since"] = Instant.Of(clock.GetUtcNow() - Lifetime) }, ct);
        await session.Sql.RunAsync(
            $"""
            INSERT INTO {Table(owner)} (owner_id, key_hash, request_hash, status, content_type, body, created_at)
            VALUES (@owner, @key, @request, @status, @type, @body, @now) ON CONFLICT (owner_id, key_hash) DO NOTHING
            """,
            Args(owner, key).With("request", answer.RequestHash).With("status", answer.Status).With("type", answer.ContentType)
                .With("body", Seal(key, answer.Body)).With("now", Instant.Now(clock)),
            ct);
        await session.CommitAsync(ct);
    }

    private static string Table(UserId owner) => owner == default ? "open_idempotency" : "idempotency";

    private static SqlArgs Args(UserId owner, string key) => new() { ["owner"] = owner.ToBytes(), ["key"] = SHA256.HashData(Encoding.UTF8.GetBytes(key)) };

    private static byte[] Seal(string key, byte[] body)
    {
        var sealedBytes = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + body.Length];
        var (nonce, tag, cipher) = Parts(sealedBytes);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(KeyOf(key), tag.Length);
        aes.Encrypt(nonce.Span, body, cipher.Span, tag.Span);
        return sealedBytes;
    }

    private static byte[] Open(string key, byte[] sealedBytes)
    {
        var (nonce, tag, cipher) = Parts(sealedBytes);
        var body = new byte[cipher.Length];
        using var aes = new AesGcm(KeyOf(key), tag.Length);
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, body);
        return body;
    }

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(byte[] bytes)
    {
        var nonce = AesGcm.NonceByteSizes.MaxSize;
        var tag = AesGcm.TagByteSizes.MaxSize;
        return (bytes.AsMemory(0, nonce), bytes.AsMemory(nonce, tag), bytes.AsMemory(nonce + tag));
    }

    private static byte[] KeyOf(string key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key), 32, info: "photogrid kept answer"u8.ToArray());
}
