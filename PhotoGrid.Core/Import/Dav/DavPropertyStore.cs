using PhotoGrid.Catalog;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Import.Dav;

/// <summary>A property that a client has set: its name, and the whole element as XML.</summary>
public sealed record DavProperty(string Namespace, string Name, string Xml);

/// <summary>The SQL of properties that clients set.</summary>
internal static class DavPropertyStore
{
    public static Task<List<DavProperty>> ListAsync(CatalogSession session, Guid entry, CancellationToken ct) =>
        session.Sql.ListAsync(
            "SELECT namespace, name, xml FROM dav_properties WHERE owner_id = @owner AND entry_id = @entry ORDER BY namespace, name",
            Args(session, entry), row => new DavProperty(row.GetString(0), row.GetString(1), row.GetString(2)), ct);

    /// <summary>Of every member of a folder at once.</summary>
    public static async Task<ILookup<Guid, DavProperty>> ListMembersAsync(CatalogSession session, Guid folder, CancellationToken ct)
    {
        var rows = await session.Sql.ListAsync(
            """
            SELECT d.entry_id, d.namespace, d.name, d.xml FROM dav_entries e
            JOIN dav_properties d ON d.owner_id = e.owner_id AND d.entry_id = e.id
            WHERE e.owner_id = @owner AND e.parent_id = @entry AND e.deleted_at IS NULL ORDER BY d.namespace, d.name
            """,
            Args(session, folder),
            row => (Entry: new Guid(row.Bytes(0), bigEndian: true), Property: new DavProperty(row.GetString(1), row.GetString(2), row.GetString(3))), ct);
        return rows.ToLookup(row => row.Entry, row => row.Property);
    }

    public static async Task SetAsync(CatalogSession session, Guid entry, DavProperty property, CancellationToken ct) =>
        await session.Sql.RunAsync(
            """
            INSERT INTO dav_properties (owner_id, entry_id, namespace, name, xml) VALUES (@owner, @entry, @namespace, @name, @xml)
            ON CONFLICT (owner_id, entry_id, namespace, name) DO UPDATE SET xml = excluded.xml
            """,
            Args(session, entry).With("namespace", property.Namespace).With("name", property.Name).With("xml", property.Xml), ct);

    public static async Task RemoveAsync(CatalogSession session, Guid entry, string ns, string name, CancellationToken ct) =>
        await session.Sql.RunAsync(
            "DELETE FROM dav_properties WHERE owner_id = @owner AND entry_id = @entry AND namespace = @namespace AND name = @name",
            Args(session, entry).With("namespace", ns).With("name", name), ct);

    public static async Task DeleteAllAsync(CatalogSession session, Guid entry, CancellationToken ct) =>
        await session.Sql.RunAsync("DELETE FROM dav_properties WHERE owner_id = @owner AND entry_id = @entry", Args(session, entry), ct);

    public static async Task CopyAsync(CatalogSession session, Guid from, Guid to, CancellationToken ct) =>
        await session.Sql.RunAsync(
            """
            INSERT INTO dav_properties (owner_id, entry_id, namespace, name, xml)
            SELECT owner_id, @to, namespace, name, xml FROM dav_properties WHERE owner_id = @owner AND entry_id = @entry
            """,
            Args(session, from).With("to", to.ToByteArray(bigEndian: true)), ct);

    private static SqlArgs Args(CatalogSession session, Guid entry) =>
        new() { ["owner"] = session.OwnerBytes, ["entry"] = entry.ToByteArray(bigEndian: true) };
}
