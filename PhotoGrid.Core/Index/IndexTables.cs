using System.Buffers.Binary;
using System.Data.Common;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;

namespace PhotoGrid.Index;

/// <summary>
/// The part of an index that is the same in every database: entries, names, known words and how far it has come. Where a word stands is the
/// adapter's own. Each call belongs to the caller's transaction.
/// </summary>
public sealed class IndexTables(Sql sql, UserId owner)
{
    /// <summary>Rises when what is stored means something else: an index of another number is thrown away and made anew.</summary>
    public const int Format = 1;

    /// <summary>The tables, as statements that can be run again.</summary>
    public static string[] Schema(SqlDialect dialect) =>
    [
        """
        CREATE TABLE IF NOT EXISTS search_state (
            owner_id BYTEA PRIMARY KEY, format BIGINT NOT NULL, step BIGINT NOT NULL, head BIGINT NOT NULL, building BIGINT NOT NULL, target BIGINT NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS search_entries (
            owner_id BYTEA NOT NULL, number BIGINT NOT NULL, version BIGINT NOT NULL, step BIGINT NOT NULL, facts BYTEA,
            PRIMARY KEY (owner_id, number))
        """,
        "CREATE INDEX IF NOT EXISTS search_entries_by_step ON search_entries (owner_id, step)",
        """
        CREATE TABLE IF NOT EXISTS search_names (
            owner_id BYTEA NOT NULL, id BIGINT NOT NULL, kind BIGINT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, step BIGINT NOT NULL,
            PRIMARY KEY (owner_id, id))
        """,
        "CREATE UNIQUE INDEX IF NOT EXISTS search_names_by_key ON search_names (owner_id, kind, key)",
        $"CREATE TABLE IF NOT EXISTS search_vocabulary (owner_id BYTEA NOT NULL, word TEXT {dialect.ByteOrder} NOT NULL, PRIMARY KEY (owner_id, word))",
    ];

    private readonly byte[] _owner = owner.ToBytes();

    /// <summary>How far it has come, and the newest step; null where there is nothing, or of another format.</summary>
    public async ValueTask<(IndexState State, long Step)?> StateAsync(CancellationToken ct)
    {
        var rows = await sql.ListAsync("SELECT head, building, target, step FROM search_state WHERE owner_id = @owner AND format = @format",
            new SqlArgs { ["owner"] = _owner, ["format"] = Format },
            row => (new IndexState(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), row.GetInt64(3)), ct);
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <summary>Applies one step; <paramref name="put"/> stores where the words of a photo stand, in place of what was stored; no words: it is gone.</summary>
    public async ValueTask ApplyAsync(IndexBatch batch, Func<int, IReadOnlyCollection<string>, ValueTask> put, CancellationToken ct)
    {
        var step = await BeginStepAsync(batch.State, ct);
        var ids = await NumberNamesAsync(batch.Put.SelectMany(photo => photo.Names), step, ct);
        var vocabulary = new HashSet<string>(StringComparer.Ordinal);
        foreach (var photo in batch.Put)
        {
            var entry = new EntryFacts(photo.Facts, [.. photo.Names.Select(name => ids[(name.Kind, name.Key)]).Distinct()]);
            if (!await PutEntryAsync(photo.Number, batch.Version, step, entry, ct))
                continue;
            var words = photo.FieldWords();
            await put(photo.Number, words);
            vocabulary.UnionWith(words.Select(word => word[1..]));
        }

        foreach (var number in batch.Remove)
        {
            if (await PutEntryAsync(number, batch.Version, step, null, ct))
                await put(number, []);
        }

        await LearnAsync(vocabulary, ct);
    }

    /// <summary>Writes the step that begins now and how far the index comes with it; answers the step's number.</summary>
    private async ValueTask<long> BeginStepAsync(IndexState state, CancellationToken ct) =>
        (await sql.NumberAsync(
            """
            INSERT INTO search_state (owner_id, format, step, head, building, target) VALUES (@owner, @format, 1, @head, @building, @target)
            ON CONFLICT (owner_id) DO UPDATE SET format = excluded.format, step = search_state.step + 1, head = excluded.head,
                building = excluded.building, target = excluded.target
            RETURNING step
            """,
            new SqlArgs { ["owner"] = _owner, ["format"] = Format, ["head"] = state.Head, ["building"] = state.Building, ["target"] = state.Target }, ct))!.Value;

    /// <summary>Writes an entry unless a newer one is there; false then. Facts of null: the photo is gone.</summary>
    private async ValueTask<bool> PutEntryAsync(int number, long version, long step, EntryFacts? facts, CancellationToken ct) =>
        await sql.RunAsync(
            """
            INSERT INTO search_entries (owner_id, number, version, step, facts) VALUES (@owner, @number, @version, @step, @facts)
            ON CONFLICT (owner_id, number) DO UPDATE SET version = excluded.version, step = excluded.step, facts = excluded.facts
            WHERE search_entries.version <= excluded.version
            """,
            new SqlArgs { ["owner"] = _owner, ["number"] = number, ["version"] = version, ["step"] = step }.Bytes("facts", facts is null ? null : Pack(facts)), ct) > 0;

    /// <summary>The ids of these names; new ones are numbered, changed ones renamed.</summary>
    private async ValueTask<Dictionary<(NameKind Kind, string Key), int>> NumberNamesAsync(IEnumerable<SearchName> names, long step, CancellationToken ct)
    {
        var ids = new Dictionary<(NameKind, string), int>();
        var next = (int)(await sql.NumberAsync("SELECT max(id) FROM search_names WHERE owner_id = @owner", new SqlArgs { ["owner"] = _owner }, ct) ?? 0) + 1;
        foreach (var name in names)
        {
            if (ids.ContainsKey((name.Kind, name.Key)))
                continue;
            var args = new SqlArgs { ["owner"] = _owner, ["kind"] = (long)name.Kind, ["key"] = name.Key, ["name"] = name.Name, ["step"] = step };
            var known = await sql.FirstAsync("SELECT id, name FROM search_names WHERE owner_id = @owner AND kind = @kind AND key = @key",
                new SqlArgs { ["owner"] = _owner, ["kind"] = (long)name.Kind, ["key"] = name.Key }, row => ((int)row.GetInt64(0), row.GetString(1)), ct);
            if (known.Item1 == 0)
                await sql.RunAsync("INSERT INTO search_names (owner_id, id, kind, key, name, step) VALUES (@owner, @id, @kind, @key, @name, @step)", args.With("id", next), ct);
            else if (known.Item2 != name.Name)
                await sql.RunAsync("UPDATE search_names SET name = @name, step = @step WHERE owner_id = @owner AND kind = @kind AND key = @key", args, ct);
            ids.Add((name.Kind, name.Key), known.Item1 == 0 ? next++ : known.Item1);
        }

        return ids;
    }

    /// <summary>Makes words known to <see cref="ListWordsAsync"/>.</summary>
    private async ValueTask LearnAsync(IReadOnlySet<string> words, CancellationToken ct)
    {
        foreach (var word in words)
        {
            await sql.RunAsync("INSERT INTO search_vocabulary (owner_id, word) VALUES (@owner, @word) ON CONFLICT (owner_id, word) DO NOTHING",
                new SqlArgs { ["owner"] = _owner, ["word"] = word }, ct);
        }
    }

    /// <summary>Known words that begin so, in the order of their code points.</summary>
    public Task<List<string>> ListWordsAsync(string start, int limit, CancellationToken ct) =>
        sql.ListAsync("SELECT word FROM search_vocabulary WHERE owner_id = @owner AND word >= @start AND word < @end ORDER BY word LIMIT @limit",
            new SqlArgs { ["owner"] = _owner, ["start"] = start, ["end"] = start + '\uffff', ["limit"] = limit }, row => row.GetString(0), ct);

    /// <summary>Names that were made or renamed by a later step.</summary>
    public Task<List<IndexedName>> ListNamesAsync(long step, CancellationToken ct) =>
        sql.ListAsync("SELECT id, kind, key, name FROM search_names WHERE owner_id = @owner AND step > @step ORDER BY id",
            new SqlArgs { ["owner"] = _owner, ["step"] = step },
            row => new IndexedName((int)row.GetInt64(0), (NameKind)row.GetInt64(1), row.GetString(2), row.GetString(3)), ct);

    /// <summary>Entries that were written by a later step.</summary>
    public Task<List<IndexEntry>> ListEntriesAsync(long step, CancellationToken ct) =>
        sql.ListAsync("SELECT number, version, facts FROM search_entries WHERE owner_id = @owner AND step > @step",
            new SqlArgs { ["owner"] = _owner, ["step"] = step }, MapEntry, ct);

    /// <summary>Throws every row of the owner away.</summary>
    public async ValueTask ClearAsync(CancellationToken ct)
    {
        foreach (var table in (string[])["search_state", "search_entries", "search_names", "search_vocabulary"])
            await sql.RunAsync($"DELETE FROM {table} WHERE owner_id = @owner", new SqlArgs { ["owner"] = _owner }, ct);
    }

    private static IndexEntry MapEntry(DbDataReader row) =>
        new((int)row.GetInt64(0), row.GetInt64(1), row.BytesOrNull(2) is { } facts ? Unpack(facts) : null);

    private static byte[] Pack(EntryFacts entry)
    {
        var (facts, names) = entry;
        var bytes = new byte[24 + (4 * names.Length)];
        var span = bytes.AsSpan();
        BinaryPrimitives.WriteInt64LittleEndian(span, facts.Size);
        BinaryPrimitives.WriteInt32LittleEndian(span[8..], facts.Width);
        BinaryPrimitives.WriteInt32LittleEndian(span[12..], facts.Height);
        BinaryPrimitives.WriteInt32LittleEndian(span[16..], facts.Iso);
        BinaryPrimitives.WriteInt32LittleEndian(span[20..], facts.Colors);
        for (var i = 0; i < names.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(span[(24 + (4 * i))..], names[i]);
        return bytes;
    }

    private static EntryFacts Unpack(ReadOnlySpan<byte> bytes)
    {
        var names = new int[(bytes.Length - 24) / 4];
        for (var i = 0; i < names.Length; i++)
            names[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(24 + (4 * i))..]);
        return new EntryFacts(
            new PhotoFacts(
                BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
                BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[20..])),
            names);
    }
}
