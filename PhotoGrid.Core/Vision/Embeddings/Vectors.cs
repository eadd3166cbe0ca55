using System.Numerics;
using System.Runtime.InteropServices;

namespace PhotoGrid.Vision.Embeddings;

/// <summary>Vectors of unit length, and how rows keep them: little-endian 16-bit floats.</summary>
public static class Vectors
{
    /// <summary>Divides by the length and answers what it was; a vector of nothing stays.</summary>
    public static double MakeUnit(Span<float> vector)
    {
        double sum = 0;
        foreach (float value in vector) sum += (double)value * value;
        double norm = Math.Sqrt(sum);
        if (norm > 1e-9)
        {
            for (int i = 0; i < vector.Length; i++) vector[i] = (float)(vector[i] / norm);
        }

        return norm;
    }

    /// <summary>The cosine of two vectors of unit length.</summary>
    public static float Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        int width = Vector<float>.Count, at = 0;
        var sums = Vector<float>.Zero;
        for (; at + width <= a.Length; at += width)
            sums += new Vector<float>(a[at..]) * new Vector<float>(b[at..]);
        float sum = Vector.Sum(sums);
        for (; at < a.Length; at++) sum += a[at] * b[at];
        return sum;
    }

    /// <summary>As a row keeps it.</summary>
    public static byte[] Pack(ReadOnlySpan<float> vector)
    {
        var halves = new Half[vector.Length];
        for (int i = 0; i < vector.Length; i++) halves[i] = (Half)vector[i];
        return MemoryMarshal.AsBytes(halves.AsSpan()).ToArray();
    }

    /// <summary>From a row.</summary>
    public static float[] Unpack(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<Half> halves = MemoryMarshal.Cast<byte, Half>(bytes);
        var vector = new float[halves.Length];
        for (int i = 0; i < vector.Length; i++) vector[i] = (float)halves[i];
        return vector;
    }
}
