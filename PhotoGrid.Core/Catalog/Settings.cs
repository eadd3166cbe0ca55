using System.Security.Cryptography;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Catalog;

/// <summary>Values that belong to the whole installation, in the global shard.</summary>
public static class Settings
{
    /// <summary>A secret of 32 random bytes, made once and kept: the same after a restart and on every node.</summary>
    public static async Task<byte[]> SecretAsync(ICatalog catalog, string name, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalAsync(ct);
        await session.Sql.RunAsync("INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING",
            new SqlArgs { ["name"] = name, ["value"] = RandomNumberGenerator.GetBytes(32) }, ct);
        var secret = await session.Sql.FirstAsync("SELECT value FROM settings WHERE name = @name",
            new SqlArgs { ["name"] = name }, row => row.Bytes(0), ct);
        await session.CommitAsync(ct);
        return secret!;
    }
}
