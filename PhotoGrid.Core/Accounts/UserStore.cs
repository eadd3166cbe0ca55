using System.Data.Common;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Accounts;

/// <summary>The SQL of accounts, on the global shard.</summary>
internal static class UserStore
{
    private const string Columns = "id, email, name, is_admin, quota_bytes, created_at";

    public static Task<long?> CountAsync(CatalogSession session, CancellationToken ct) =>
        session.Sql.NumberAsync("SELECT count(*) FROM users", SqlArgs.None, ct);

    public static Task<long?> CountOtherAdminsAsync(CatalogSession session, UserId but, CancellationToken ct) =>
        session.Sql.NumberAsync("SELECT count(*) FROM users WHERE is_admin = 1 AND id <> @id", Of(but), ct);

    public static Task<User?> FindAsync(CatalogSession session, UserId id, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {Columns} FROM users WHERE id = @id", Of(id), Read, ct);

    public static Task<(User User, string Password)> FindByEmailAsync(CatalogSession session, string email, CancellationToken ct) =>
        session.Sql.FirstAsync($"SELECT {Columns}, password FROM users WHERE email = @email", new SqlArgs { ["email"] = email },
            row => (Read(row), row.GetString(6)), ct);

    public static Task<string?> PasswordAsync(CatalogSession session, UserId id, CancellationToken ct) =>
        session.Sql.FirstAsync("SELECT password FROM users WHERE id = @id", Of(id), row => row.GetString(0), ct);

    public static Task<List<User>> ListAsync(CatalogSession session, CancellationToken ct) =>
        session.Sql.ListAsync($"SELECT {Columns} FROM users ORDER BY created_at, id", SqlArgs.None, Read, ct);

    /// <summary>False when the mail is taken.</summary>
    public static async Task<bool> AddAsync(CatalogSession session, User user, string password, CancellationToken ct) =>
        await session.Sql.RunAsync(
            """
            INSERT INTO users (id, email, name, password, is_admin, quota_bytes, preferences, bucket, created_at, updated_at)
            VALUES (@id, @email, @name, @password, @admin, @quota, '{}', @bucket, @at, @at) ON CONFLICT (email) DO NOTHING
            """,
            Values(user, Instant.Of(user.CreatedAt)).With("password", password).With("bucket", Sharding.BucketOf(user.Id)), ct) == 1;

    public static Task UpdateAsync(CatalogSession session, User user, long now, CancellationToken ct) =>
        session.Sql.RunAsync(
            "UPDATE users SET email = @email, name = @name, is_admin = @admin, quota_bytes = @quota, updated_at = @at WHERE id = @id",
            Values(user, now), ct);

    public static Task SetPasswordAsync(CatalogSession session, UserId id, string password, long now, CancellationToken ct) =>
        session.Sql.RunAsync("UPDATE users SET password = @password, updated_at = @at WHERE id = @id",
            Of(id).With("password", password).With("at", now), ct);

    public static Task<string?> PreferencesAsync(CatalogSession session, UserId id, CancellationToken ct) =>
        session.Sql.FirstAsync("SELECT preferences FROM users WHERE id = @id", Of(id), row => row.GetString(0), ct);

    public static Task SetPreferencesAsync(CatalogSession session, UserId id, string json, CancellationToken ct) =>
        session.Sql.RunAsync("UPDATE users SET preferences = @json WHERE id = @id", Of(id).With("json", json), ct);

    /// <summary>The account and everything global that hangs on it.</summary>
    public static async Task RemoveAsync(CatalogSession session, UserId id, CancellationToken ct)
    {
        foreach (var sql in (string[])
        [
            "DELETE FROM session_tokens WHERE session_id IN (SELECT id FROM sessions WHERE user_id = @id)",
            "DELETE FROM sessions WHERE user_id = @id",
            "DELETE FROM api_keys WHERE user_id = @id",
            "DELETE FROM grants WHERE owner = @id OR grantee = @id",
            "DELETE FROM work WHERE owner_id = @id",
            "DELETE FROM users WHERE id = @id",
        ])
        {
            await session.Sql.RunAsync(sql, Of(id), ct);
        }
    }

    private static SqlArgs Of(UserId id) => new() { ["id"] = id.ToBytes() };

    private static SqlArgs Values(User user, long now)
    {
        var args = Of(user.Id).With("email", user.Email).With("name", user.Name).With("admin", user.IsAdmin).With("at", now);
        return user.QuotaBytes is { } quota ? args.With("quota", quota) : args.Null("quota", System.Data.DbType.Int64);
    }

    private static User Read(DbDataReader row) => new(
        UserId.FromBytes(row.Bytes(0)), row.GetString(1), row.GetString(2), row.Flag(3), row.LongOrNull(4), Instant.Read(row.GetInt64(5)));
}
