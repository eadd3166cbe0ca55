using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PhotoGrid.Core.Tests.Vision.Support;

/// <summary>
/// Writes a pack in the shape of CLIP that a computer can follow by hand: the image half weighs the mean of each colour, the text half weighs each
/// token, both into 512 numbers. Field numbers are onnx.proto's.
/// </summary>
internal static class TinyOnnx
{
    internal const int Dims = 512;
    internal const int Tokens = 77;
    private const int Float = 1, Int64 = 7;

    /// <summary>How much channel or token <paramref name="row"/> adds to number <paramref name="column"/>.</summary>
    internal static float Weight(int row, int column) => (((row * 31) + (column * 17)) % 23 / 11f) - 1;

    internal static byte[] ImageTower() => Model(
        [Node("ReduceMean", ["pixel_values"], "mean", Ints("axes", 2, 3), Int("keepdims", 0)), Node("MatMul", ["mean", "weights"], "image_embeds")],
        Weights(3), Value(11, "pixel_values", Float, 1, 3, 224, 224), Value(12, "image_embeds", Float, 1, Dims));

    internal static byte[] TextTower() => Model(
        [Node("Cast", ["input_ids"], "floats", Int("to", Float)), Node("MatMul", ["floats", "weights"], "text_embeds")],
        Weights(Tokens), Value(11, "input_ids", Int64, 1, Tokens), Value(12, "text_embeds", Float, 1, Dims));

    /// <summary>Lays a pack into a folder.</summary>
    internal static void WritePack(string folder, string name, string merges)
    {
        byte[] image = ImageTower(), text = TextTower(), joins = Encoding.UTF8.GetBytes(merges);
        File.WriteAllBytes(Path.Combine(folder, "image.onnx"), image);
        File.WriteAllBytes(Path.Combine(folder, "text.onnx"), text);
        File.WriteAllBytes(Path.Combine(folder, "merges.txt"), joins);
        var manifest = new JsonObject
        {
            ["name"] = name,
            ["title"] = "Two halves",
            ["licence"] = "CC0",
            ["models"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "tiny-image", ["role"] = "joint-embed-image", ["version"] = "1", ["dims"] = Dims, ["files"] = new JsonArray(FileOf("image.onnx", image)),
                    ["input"] = new JsonObject { ["width"] = 224, ["height"] = 224, ["fit"] = "crop", ["mean"] = new JsonArray(122.77f, 116.75f, 104.09f), ["std"] = new JsonArray(68.5f, 66.63f, 70.32f) },
                    ["output"] = new JsonObject { ["embedding"] = "image_embeds" },
                },
                new JsonObject
                {
                    ["id"] = "tiny-text", ["role"] = "joint-embed-text", ["version"] = "1", ["dims"] = Dims, ["tokenizer"] = "clip-bpe",
                    ["files"] = new JsonArray(FileOf("text.onnx", text), FileOf("merges.txt", joins)), ["output"] = new JsonObject { ["embedding"] = "text_embeds" },
                }),
        };
        File.WriteAllText(Path.Combine(folder, "manifest.json"), manifest.ToJsonString());
    }

    private static JsonObject FileOf(string name, byte[] content) => new()
    {
        ["name"] = name, ["bytes"] = content.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content)),
    };

    private static byte[] Model(byte[][] nodes, byte[] weights, byte[] input, byte[] output) =>
        Join(Number(1, 7), Message(7, [.. nodes, Text(2, "tiny"), weights, input, output]), Message(8, Text(1, ""), Number(2, 13)));

    private static byte[] Weights(int rows)
    {
        var raw = new byte[rows * Dims * 4];
        for (int i = 0; i < rows * Dims; i++) BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * 4), Weight(i / Dims, i % Dims));
        return Message(5, Number(1, rows), Number(1, Dims), Number(2, Float), Text(8, "weights"), Bytes(9, raw));
    }

    private static byte[] Node(string type, string[] inputs, string output, params byte[][] attributes) =>
        Message(1, [.. inputs.Select(name => Text(1, name)), Text(2, output), Text(4, type), .. attributes]);

    private static byte[] Int(string name, long value) => Message(5, Text(1, name), Number(3, value), Number(20, 2));

    private static byte[] Ints(string name, params long[] values) => Message(5, [Text(1, name), .. values.Select(value => Number(8, value)), Number(20, 7)]);

    private static byte[] Value(int field, string name, int element, params long[] shape) =>
        Message(field, Text(1, name), Message(2, Message(1, Number(1, element), Message(2, [.. shape.Select(side => Message(1, Number(1, side)))]))));

    private static byte[] Number(int field, long value) => Join(Varint((ulong)field << 3), Varint((ulong)value));

    private static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Message(int field, params byte[][] parts) => Bytes(field, Join(parts));

    private static byte[] Bytes(int field, byte[] value) => Join(Varint(((ulong)field << 3) | 2), Varint((ulong)value.Length), value);

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value > 127; value >>= 7) bytes.Add((byte)(value | 128));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
