using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Maintenance.Verify;

/// <summary>Keeps the state of each library's verification with the machine's settings: it says nothing of the library itself.</summary>
internal static class VerifyStateStore
{
    public static async Task<VerifyState?> ReadAsync(ICatalog catalog, UserId owner, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalReadAsync(ct);
        var text = await session.Sql.FirstAsync("SELECT value FROM settings WHERE name = @name", new SqlArgs { ["name"] = NameOf(owner) }, row => row.Bytes(0), ct);
        return text is null ? null : JsonSerializer.Deserialize(text, VerifyStateJson.Default.VerifyState);
    }

    public static async Task WriteAsync(ICatalog catalog, UserId owner, VerifyState state, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalAsync(ct);
        await session.Sql.RunAsync(
            "INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            new SqlArgs { ["name"] = NameOf(owner), ["value"] = JsonSerializer.SerializeToUtf8Bytes(state, VerifyStateJson.Default.VerifyState) }, ct);
        await session.CommitAsync(ct);
    }

    /// <summary>For an account that is erased.</summary>
    public static async Task RemoveAsync(ICatalog catalog, UserId owner, CancellationToken ct)
    {
        await using var session = await catalog.OpenGlobalAsync(ct);
        await session.Sql.RunAsync("DELETE FROM settings WHERE name = @name", new SqlArgs { ["name"] = NameOf(owner) }, ct);
        await session.CommitAsync(ct);
    }

    private static string NameOf(UserId owner) => $"verify/{owner}";
}

[JsonSerializable(typeof(VerifyState))]
internal sealed partial class VerifyStateJson : JsonSerializerContext;
