namespace PhotoGrid.Vision.Onnx;

/// <summary>Numbers with a shape: what goes into a model, and what comes out as floats.</summary>
internal sealed class Tensor
{
    private Tensor(Array data, int elementBytes, ElementType element, long[] shape)
    {
        long count = 1;
        foreach (long side in shape) count = checked(count * side);
        ArgumentOutOfRangeException.ThrowIfNotEqual(data.Length, count);
        (Data, ElementBytes, Element, Shape) = (data, elementBytes, element, shape);
    }

    internal Array Data { get; }

    internal int ElementBytes { get; }

    internal ElementType Element { get; }

    internal long[] Shape { get; }

    /// <summary>The numbers of a float tensor.</summary>
    internal float[] Floats => (float[])Data;

    internal static Tensor Of(float[] data, params long[] shape) => new(data, sizeof(float), ElementType.Float, shape);

    internal static Tensor Of(byte[] data, params long[] shape) => new(data, sizeof(byte), ElementType.UInt8, shape);

    internal static Tensor Of(long[] data, params long[] shape) => new(data, sizeof(long), ElementType.Int64, shape);

    internal static Tensor Of(int[] data, params long[] shape) => new(data, sizeof(int), ElementType.Int32, shape);
}
