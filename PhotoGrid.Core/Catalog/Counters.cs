using PhotoGrid.Sqlite;

namespace PhotoGrid.Catalog;

/// <summary>Numbers that a library counts up, each in the transaction that uses it, so that none is skipped or used twice.</summary>
public static class Counters
{
    /// <summary>The number of the newest change.</summary>
    public const string Change = "change";

    /// <summary>The number of the newest photo.</summary>
    public const string PhotoNumber = "photo-number";

    /// <summary>Up to which change the journal has been written.</summary>
    public const string Journaled = "journaled";

    /// <summary>Bytes of all originals, trash included: what a quota counts.</summary>
    public const string Bytes = "bytes";

    /// <summary>Counts up by one and answers the new value; 1 for the first.</summary>
    public static ValueTask<long> NextAsync(CatalogSession session, string name, CancellationToken ct) => AddAsync(session, name, 1, ct);

    /// <summary>Adds (or takes away) and answers the new value.</summary>
    public static async ValueTask<long> AddAsync(CatalogSession session, string name, long amount, CancellationToken ct) =>
        (await session.Sql.NumberAsync(
            """
            INSERT INTO counters (owner_id, name, value) VALUES (@owner, @name, @amount)
            ON CONFLICT (owner_id, name) DO UPDATE SET value = counters.value + @amount RETURNING value
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["name"] = name, ["amount"] = amount }, ct))!.Value;

    /// <summary>Sets a value.</summary>
    public static async ValueTask SetAsync(CatalogSession session, string name, long value, CancellationToken ct) =>
        await session.Sql.RunAsync(
            """
            INSERT INTO counters (owner_id, name, value) VALUES (@owner, @name, @value)
            ON CONFLICT (owner_id, name) DO UPDATE SET value = excluded.value
            """,
            new SqlArgs { ["owner"] = session.OwnerBytes, ["name"] = name, ["value"] = value }, ct);

    /// <summary>The value now; 0 when it was never counted.</summary>
    public static async ValueTask<long> ReadAsync(CatalogSession session, string name, CancellationToken ct) =>
        await session.Sql.NumberAsync(
            "SELECT value FROM counters WHERE owner_id = @owner AND name = @name",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["name"] = name }, ct) ?? 0;
}
