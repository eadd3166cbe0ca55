using System.Data.Common;
using PhotoGrid.Access;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Accounts.Sessions;

/// <summary>The SQL of sessions and their tokens, on the global shard.</summary>
internal static class SessionStore
{
    public const string Cookie = "cookie";
    public const string Token = "token";
    public const string AccessToken = "access";
    public const string RefreshToken = "refresh";

    public static Task AddAsync(CatalogSession session, Session made, UserId user, CancellationToken ct) => session.Sql.RunAsync(
        """
        INSERT INTO sessions (id, user_id, kind, device, created_at, last_used_at, ends_at)
        VALUES (@id, @user, @kind, @device, @created, @created, @ends)
        """,
        new SqlArgs
        {
            ["id"] = Id(made.Id), ["user"] = user.ToBytes(), ["kind"] = made.Kind, ["device"] = made.Device,
            ["created"] = Instant.Of(made.CreatedAt), ["ends"] = Instant.Of(made.EndsAt),
        },
        ct);

    public static Task AddTokenAsync(CatalogSession session, Guid id, string kind, byte[] hash, long expiresAt, CancellationToken ct) =>
        session.Sql.RunAsync("INSERT INTO session_tokens (hash, session_id, kind, expires_at) VALUES (@hash, @id, @kind, @expires)",
            new SqlArgs { ["hash"] = hash, ["id"] = Id(id), ["kind"] = kind, ["expires"] = expiresAt }, ct);

    /// <summary>The subject behind a cookie or an access token, and until when it is one; null when there is none.</summary>
    public static Task<KnownSubject?> FindSubjectAsync(CatalogSession session, byte[] hash, CancellationToken ct) =>
        session.Sql.FirstAsync<KnownSubject?>(
            """
            SELECT u.id, u.is_admin, s.id, s.kind, t.expires_at, s.ends_at, s.last_used_at
            FROM session_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id
            WHERE t.hash = @hash AND t.kind <> 'refresh'
            """,
            new SqlArgs { ["hash"] = hash },
            row =>
            {
                var cookie = row.GetString(3) == Cookie;
                var subject = new Subject(cookie ? SubjectKind.Cookie : SubjectKind.Token, UserId.FromBytes(row.Bytes(0)), row.Flag(1), Scopes.All, ReadId(row, 2));
                return new KnownSubject(subject, cookie ? row.GetInt64(5) : row.GetInt64(4), row.GetInt64(6));
            },
            ct);

    /// <summary>A refresh token's session, user, end, and when it was used; null when there is none.</summary>
    public static Task<RefreshRow?> FindRefreshAsync(CatalogSession session, byte[] hash, CancellationToken ct) =>
        session.Sql.FirstAsync<RefreshRow?>(
            """
            SELECT s.id, s.user_id, t.expires_at, t.used_at FROM session_tokens t JOIN sessions s ON s.id = t.session_id
            WHERE t.hash = @hash AND t.kind = 'refresh'
            """,
            new SqlArgs { ["hash"] = hash }, row => new RefreshRow(ReadId(row, 0), UserId.FromBytes(row.Bytes(1)), row.GetInt64(2), row.LongOrNull(3)), ct);

    /// <summary>False when somebody else used it in between.</summary>
    public static async Task<bool> MarkUsedAsync(CatalogSession session, byte[] hash, long now, CancellationToken ct) =>
        await session.Sql.RunAsync("UPDATE session_tokens SET used_at = @now WHERE hash = @hash AND used_at IS NULL",
            new SqlArgs { ["hash"] = hash, ["now"] = now }, ct) == 1;

    public static Task<List<Session>> ListAsync(CatalogSession session, UserId user, long now, CancellationToken ct) =>
        session.Sql.ListAsync(
            "SELECT id, kind, device, created_at, last_used_at, ends_at FROM sessions WHERE user_id = @user AND ends_at > @now ORDER BY last_used_at DESC, id",
            new SqlArgs { ["user"] = user.ToBytes(), ["now"] = now },
            row => new Session(ReadId(row, 0), row.GetString(1), row.GetString(2), Instant.Read(row.GetInt64(3)), Instant.Read(row.GetInt64(4)), Instant.Read(row.GetInt64(5))),
            ct);

    /// <summary>False when the user has no such session.</summary>
    public static async Task<bool> RemoveAsync(CatalogSession session, UserId user, Guid id, CancellationToken ct)
    {
        var args = new SqlArgs { ["id"] = Id(id), ["user"] = user.ToBytes() };
        await session.Sql.RunAsync(
            "DELETE FROM session_tokens WHERE session_id IN (SELECT id FROM sessions WHERE id = @id AND user_id = @user)", args, ct);
        return await session.Sql.RunAsync("DELETE FROM sessions WHERE id = @id AND user_id = @user", args, ct) == 1;
    }

    /// <summary>All of a user's sessions but one (the empty id: all).</summary>
    public static async Task RemoveOthersAsync(CatalogSession session, UserId user, Guid but, CancellationToken ct)
    {
        var args = new SqlArgs { ["id"] = Id(but), ["user"] = user.ToBytes() };
        await session.Sql.RunAsync(
            "DELETE FROM session_tokens WHERE session_id IN (SELECT id FROM sessions WHERE user_id = @user AND id <> @id)", args, ct);
        await session.Sql.RunAsync("DELETE FROM sessions WHERE user_id = @user AND id <> @id", args, ct);
    }

    public static Task TouchAsync(CatalogSession session, Guid id, long usedAt, long endsAt, CancellationToken ct) =>
        session.Sql.RunAsync("UPDATE sessions SET last_used_at = @used, ends_at = @ends WHERE id = @id AND last_used_at < @used",
            new SqlArgs { ["id"] = Id(id), ["used"] = usedAt, ["ends"] = endsAt }, ct);

    public static async Task RemoveEndedAsync(CatalogSession session, long now, CancellationToken ct)
    {
        var args = new SqlArgs { ["now"] = now };
        await session.Sql.RunAsync(
            "DELETE FROM session_tokens WHERE (kind <> 'cookie' AND expires_at < @now) OR session_id IN (SELECT id FROM sessions WHERE ends_at < @now)", args, ct);
        await session.Sql.RunAsync("DELETE FROM sessions WHERE ends_at < @now", args, ct);
    }

    public static byte[] Id(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid ReadId(DbDataReader row, int column) => new(row.Bytes(column), bigEndian: true);

    public sealed record RefreshRow(Guid Session, UserId User, long ExpiresAt, long? UsedAt);
}
