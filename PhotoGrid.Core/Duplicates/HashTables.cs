using System.Numerics;

namespace PhotoGrid.Duplicates;

/// <summary>
/// Finds all pairs of 64-bit hashes that differ in at most ten bits without comparing each with each. The hash is cut into four pieces of 16
/// bits: eleven differences would have to be 3 + 3 + 3 + 2, so two near hashes differ by at most two bits in one of the first three pieces
/// or by at most one in the last. Each piece has a table from its 65,536 values to the hashes that have it, and 428 look-ups find every
/// candidate. Immutable and safe for concurrent use.
/// </summary>
internal sealed class HashTables
{
    private const int Pieces = 4;
    private const int Values = 1 << 16;

    private static readonly ushort[][] _masks = [MasksOf(2), MasksOf(2), MasksOf(2), MasksOf(1)];

    private readonly ulong[] _hashes;
    private readonly int[][] _starts = new int[Pieces][];
    private readonly int[][] _members = new int[Pieces][];

    /// <summary>Hashes of 0 are in no table.</summary>
    public HashTables(ulong[] hashes)
    {
        _hashes = hashes;
        for (var piece = 0; piece < Pieces; piece++)
            Fill(piece);
    }

    /// <summary>
    /// Calls <paramref name="near"/> with each hash after <paramref name="index"/> that is near, some more than once, until it answers false.
    /// </summary>
    public void FindAfter(int index, Func<int, int, bool> near)
    {
        var hash = _hashes[index];
        if (hash == 0)
            return;
        for (var piece = 0; piece < Pieces; piece++)
        {
            var value = ValueOf(hash, piece);
            var (starts, members) = (_starts[piece], _members[piece]);
            foreach (var mask in _masks[piece])
            {
                var bucket = value ^ mask;
                // From the end: members ascend, and only those after the index are wanted.
                for (var at = starts[bucket + 1] - 1; at >= starts[bucket] && members[at] > index; at--)
                {
                    if (BitOperations.PopCount(hash ^ _hashes[members[at]]) <= DuplicateNode.MaxDistance && !near(index, members[at]))
                        return;
                }
            }
        }
    }

    private static int ValueOf(ulong hash, int piece) => (ushort)(hash >> (16 * piece));

    private static ushort[] MasksOf(int bits) =>
        [.. Enumerable.Range(0, Values).Where(value => BitOperations.PopCount((uint)value) <= bits).Select(value => (ushort)value)];

    private void Fill(int piece)
    {
        var starts = new int[Values + 1];
        var count = 0;
        foreach (var hash in _hashes)
        {
            if (hash == 0)
                continue;
            starts[ValueOf(hash, piece) + 1]++;
            count++;
        }

        for (var value = 0; value < Values; value++)
            starts[value + 1] += starts[value];
        var (next, members) = (starts.ToArray(), new int[count]);
        for (var i = 0; i < _hashes.Length; i++)
        {
            if (_hashes[i] != 0)
                members[next[ValueOf(_hashes[i], piece)]++] = i;
        }

        (_starts[piece], _members[piece]) = (starts, members);
    }
}
