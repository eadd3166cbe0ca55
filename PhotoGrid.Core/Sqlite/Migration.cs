namespace PhotoGrid.Sqlite;

/// <summary>One numbered step of a database's schema. The text is shared by SQLite and PostgreSQL and is never edited after a release.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>The steps of one set (<c>user</c>, <c>global</c>) in order, as they are embedded in the program.</summary>
    public static IReadOnlyList<Migration> Load(string set)
    {
        var prefix = $"migrations/{set}/";
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                var file = name[prefix.Length..];
                return new Migration(int.Parse(file.AsSpan(0, 4)), file, reader.ReadToEnd());
            })];
    }

    /// <summary>
    /// Brings a database to the newest step, each step in the caller's transaction. Answers the number it was at before. The table
    /// schema_version holds one row per set.
    /// </summary>
    public static async Task<int> ApplyAsync(Sql sql, string set, CancellationToken ct)
    {
        await sql.RunAsync("CREATE TABLE IF NOT EXISTS schema_version (name TEXT PRIMARY KEY, number BIGINT NOT NULL)", SqlArgs.None, ct);
        var at = await CurrentAsync(sql, set, ct);
        var steps = Load(set);
        if (at > steps[^1].Number)
            throw new InvalidOperationException($"This library was written by a newer PhotoGrid (step {at}); this one knows {steps[^1].Number}. Start the newer one.");

        foreach (var step in steps.Where(step => step.Number > at))
            await sql.RunAsync(step.Sql, SqlArgs.None, ct);
        await sql.RunAsync(
            "INSERT INTO schema_version (name, number) VALUES (@name, @number) ON CONFLICT (name) DO UPDATE SET number = excluded.number",
            new SqlArgs { ["name"] = set, ["number"] = steps[^1].Number }, ct);
        return at;
    }

    /// <summary>The step a database is at; 0 when it is new. The table schema_version must exist.</summary>
    public static async Task<int> CurrentAsync(Sql sql, string set, CancellationToken ct) =>
        (int)(await sql.NumberAsync("SELECT number FROM schema_version WHERE name = @name", new SqlArgs { ["name"] = set }, ct) ?? 0);
}
