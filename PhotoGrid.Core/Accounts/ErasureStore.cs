using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Accounts;

/// <summary>Libraries of accounts that are gone and still have to be erased: rows of the settings.</summary>
internal static class ErasureStore
{
    private const string Prefix = "erasing.";

    public static Task AddAsync(CatalogSession session, UserId user, CancellationToken ct) =>
        session.Sql.RunAsync("INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING", Args(user).With("value", user.ToBytes()), ct);

    public static Task<List<UserId>> ListAsync(CatalogSession session, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT value FROM settings WHERE name LIKE 'erasing.%' ORDER BY name", SqlArgs.None, row => UserId.FromBytes(row.Bytes(0)), ct);

    public static Task RemoveAsync(CatalogSession session, UserId user, CancellationToken ct) =>
        session.Sql.RunAsync("DELETE FROM settings WHERE name = @name", Args(user), ct);

    private static SqlArgs Args(UserId user) => new() { ["name"] = Prefix + user };
}
