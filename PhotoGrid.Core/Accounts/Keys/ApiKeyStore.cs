using PhotoGrid.Access;
using PhotoGrid.Accounts.Sessions;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Accounts.Keys;

/// <summary>The SQL of API keys, on the global shard.</summary>
internal static class ApiKeyStore
{
    public static Task AddAsync(CatalogSession session, UserId user, ApiKey key, byte[] hash, CancellationToken ct) => session.Sql.RunAsync(
        "INSERT INTO api_keys (id, user_id, name, scopes, hint, hash, created_at) VALUES (@id, @user, @name, @scopes, @hint, @hash, @created)",
        new SqlArgs
        {
            ["id"] = SessionStore.Id(key.Id), ["user"] = user.ToBytes(), ["name"] = key.Name, ["scopes"] = (long)key.Scopes,
            ["hint"] = key.Hint, ["hash"] = hash, ["created"] = Instant.Of(key.CreatedAt),
        },
        ct);

    public static Task<List<ApiKey>> ListAsync(CatalogSession session, UserId user, CancellationToken ct) => session.Sql.ListAsync(
        "SELECT id, name, scopes, hint, created_at, last_used_at FROM api_keys WHERE user_id = @user ORDER BY created_at, id",
        new SqlArgs { ["user"] = user.ToBytes() },
        row => new ApiKey(SessionStore.ReadId(row, 0), row.GetString(1), (Scopes)row.GetInt64(2), row.GetString(3), Instant.Read(row.GetInt64(4)),
            row.LongOrNull(5) is { } used ? Instant.Read(used) : null),
        ct);

    public static Task<KnownSubject?> FindSubjectAsync(CatalogSession session, byte[] hash, CancellationToken ct) =>
        session.Sql.FirstAsync<KnownSubject?>(
            "SELECT k.id, k.user_id, k.scopes, k.last_used_at FROM api_keys k JOIN users u ON u.id = k.user_id WHERE k.hash = @hash",
            new SqlArgs { ["hash"] = hash },
            row => new KnownSubject(
                new Subject(SubjectKind.Key, UserId.FromBytes(row.Bytes(1)), false, (Scopes)row.GetInt64(2), SessionStore.ReadId(row, 0)),
                long.MaxValue, row.LongOrNull(3) ?? 0),
            ct);

    public static async Task<bool> RemoveAsync(CatalogSession session, UserId user, Guid id, CancellationToken ct) =>
        await session.Sql.RunAsync("DELETE FROM api_keys WHERE id = @id AND user_id = @user",
            new SqlArgs { ["id"] = SessionStore.Id(id), ["user"] = user.ToBytes() }, ct) == 1;

    public static Task TouchAsync(CatalogSession session, Guid id, long usedAt, CancellationToken ct) =>
        session.Sql.RunAsync("UPDATE api_keys SET last_used_at = @used WHERE id = @id", new SqlArgs { ["id"] = SessionStore.Id(id), ["used"] = usedAt }, ct);
}
