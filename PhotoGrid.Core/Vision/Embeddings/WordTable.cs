using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Vision.Embeddings;

/// <summary>
/// Words and a vector for each (<c>glove-bag</c>): counts of words and numbers, the words, a scale a word, a byte a number. Words of a query are
/// averaged; what follows the table's own length up to the joint one is nothing.
/// </summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, int> _index;
    private readonly float[] _scales;
    private readonly sbyte[] _numbers;
    private readonly int _length;
    private readonly int _dims;

    internal WordTable(ReadOnlySpan<byte> file, int dims)
    {
        if (file.Length < 12) throw new ModelException("The table of words is cut short.");
        int count = BinaryPrimitives.ReadInt32LittleEndian(file), length = BinaryPrimitives.ReadInt32LittleEndian(file[4..]), letters = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        if (count is < 1 or > 1_000_000 || length < 1 || length > dims || letters < 0 || file.Length != 12 + (long)letters + (4L * count) + ((long)count * length))
            throw new ModelException("The table of words is not of the size that it says.");
        string[] words = Encoding.UTF8.GetString(file.Slice(12, letters)).Split('\n');
        if (words.Length != count) throw new ModelException("The table of words has another number of words than it says.");
        _index = new Dictionary<string, int>(count);
        for (int i = 0; i < count; i++) _index.TryAdd(words[i], i);
        _scales = MemoryMarshal.Cast<byte, float>(file.Slice(12 + letters, 4 * count)).ToArray();
        _numbers = MemoryMarshal.Cast<byte, sbyte>(file[(12 + letters + (4 * count))..]).ToArray();
        (_length, _dims) = (length, dims);
    }

    /// <summary>The vector of some words, of unit length; null where none of them is known.</summary>
    internal float[]? Embed(string text)
    {
        var sum = new float[_dims];
        int known = 0;
        foreach (string word in Words(text.ToLowerInvariant()))
        {
            if (!_index.TryGetValue(word, out int at)) continue;
            known++;
            for (int i = 0; i < _length; i++) sum[i] += _numbers[(at * _length) + i] * _scales[at];
        }

        if (known == 0) return null;
        Vectors.MakeUnit(sum);
        return sum;
    }

    private static IEnumerable<string> Words(string text)
    {
        int from = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] is >= 'a' and <= 'z') continue;
            if (at > from) yield return text[from..at];
            from = at + 1;
        }
    }
}
