using System.Globalization;
using System.Text;
using System.Text.Json;
using PhotoGrid.Catalog;
using PhotoGrid.Foundation;
using PhotoGrid.Sqlite;
using PhotoGrid.Vision;
using PhotoGrid.Vision.Embeddings;

namespace PhotoGrid.Library.Seen;

/// <summary>The SQL of things, lines of text and vectors.</summary>
internal static class SightStore
{
    /// <summary>Puts what was seen in place of what the task had seen before.</summary>
    public static async Task ReplaceSightsAsync(CatalogSession session, PhotoId photo, string task, string model, IReadOnlyList<SeenThing> things, CancellationToken ct)
    {
        await session.Sql.RunAsync("DELETE FROM photo_sights WHERE owner_id = @owner AND photo_id = @photo AND task = @task",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["task"] = task }, ct);
        foreach (var thing in things.DistinctBy(thing => thing.Name))
        {
            await session.Sql.RunAsync(
                """
                INSERT INTO photo_sights (owner_id, photo_id, task, name, confidence, boxes, model) VALUES (@owner, @photo, @task, @name, @confidence, @boxes, @model)
                """,
                new SqlArgs
                {
                    ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["task"] = task, ["name"] = thing.Name, ["confidence"] = thing.Confidence,
                    ["boxes"] = thing.Boxes.Count > 0 ? $"[{string.Join(',', thing.Boxes.Select(Text))}]" : null, ["model"] = model,
                }, ct);
        }
    }

    public static async Task ReplaceLinesAsync(CatalogSession session, PhotoId photo, string model, IReadOnlyList<SeenLine> lines, CancellationToken ct)
    {
        await session.Sql.RunAsync("DELETE FROM photo_lines WHERE owner_id = @owner AND photo_id = @photo",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, ct);
        for (var i = 0; i < lines.Count; i++)
        {
            await session.Sql.RunAsync(
                """
                INSERT INTO photo_lines (owner_id, photo_id, position, text, confidence, corners, model) VALUES (@owner, @photo, @position, @text, @confidence, @corners, @model)
                """,
                new SqlArgs
                {
                    ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["position"] = i, ["text"] = lines[i].Text, ["confidence"] = lines[i].Confidence,
                    ["corners"] = $"[{string.Join(',', lines[i].Corners.Select(Number))}]", ["model"] = model,
                }, ct);
        }
    }

    public static Task<List<SeenLine>> ListLinesAsync(CatalogSession session, PhotoId photo, CancellationToken ct) =>
        session.Sql.ListAsync("SELECT text, confidence, corners FROM photo_lines WHERE owner_id = @owner AND photo_id = @photo ORDER BY position",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes() }, row => new SeenLine(row.GetString(0), row.GetDouble(1), Numbers(row.GetString(2))), ct);

    /// <summary>The vector of one kind; of another model's there is none any more.</summary>
    public static async Task PutVectorAsync(CatalogSession session, PhotoId photo, string kind, string model, float[] vector, CancellationToken ct)
    {
        await session.Sql.RunAsync("DELETE FROM photo_vectors WHERE owner_id = @owner AND photo_id = @photo AND kind = @kind",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["kind"] = kind }, ct);
        await session.Sql.RunAsync("INSERT INTO photo_vectors (owner_id, kind, model, photo_id, vector) VALUES (@owner, @kind, @model, @photo, @vector)",
            new SqlArgs { ["owner"] = session.OwnerBytes, ["photo"] = photo.ToBytes(), ["kind"] = kind, ["model"] = model, ["vector"] = Vectors.Pack(vector) }, ct);
    }

    /// <summary>A box as JSON: [x,y,w,h].</summary>
    internal static string Text(SeenBox box) => $"[{Number(box.X)},{Number(box.Y)},{Number(box.W)},{Number(box.H)}]";

    private static string Number(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    private static double[] Numbers(string json)
    {
        using var numbers = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return [.. numbers.RootElement.EnumerateArray().Select(number => number.GetDouble())];
    }
}
