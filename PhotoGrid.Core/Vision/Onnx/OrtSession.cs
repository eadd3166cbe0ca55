using System.Runtime.InteropServices;

namespace PhotoGrid.Vision.Onnx;

/// <summary>A loaded model. One caller at a time; disposing gives all its memory back.</summary>
internal sealed unsafe class OrtSession : IDisposable
{
    private readonly IntPtr _session;
    private readonly IntPtr[] _names;
    private bool _disposed;

    /// <summary>Loads a model; <see cref="OrtException"/> with the runtime's words when it is none.</summary>
    internal OrtSession(ReadOnlySpan<byte> model, int threads)
    {
        if (!OrtLibrary.TryStart(out string? problem)) throw new OrtException(problem);
        _session = OrtApi.CreateSession(model, threads);
        try
        {
            Inputs = OrtApi.Specs(_session, inputs: true);
            Outputs = OrtApi.Specs(_session, inputs: false);
        }
        catch
        {
            OrtApi.ReleaseSession(_session);
            throw;
        }

        _names = [.. Inputs.Concat(Outputs).Select(spec => Marshal.StringToCoTaskMemUTF8(spec.Name))];
    }

    internal IReadOnlyList<TensorSpec> Inputs { get; }

    internal IReadOnlyList<TensorSpec> Outputs { get; }

    /// <summary>Runs on inputs in the order the model names them; answers all its outputs, of floats.</summary>
    internal Tensor[] Run(params ReadOnlySpan<Tensor> inputs)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (inputs.Length != Inputs.Count) throw new OrtException($"The model wants {Inputs.Count} inputs.");
        var pins = new GCHandle[inputs.Length];
        Span<IntPtr> given = stackalloc IntPtr[inputs.Length];
        Span<IntPtr> made = stackalloc IntPtr[Outputs.Count];
        given.Clear();
        made.Clear();
        try
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                pins[i] = GCHandle.Alloc(inputs[i].Data, GCHandleType.Pinned);
                given[i] = OrtApi.CreateTensor((void*)pins[i].AddrOfPinnedObject(), (nuint)(inputs[i].Data.Length * inputs[i].ElementBytes), inputs[i].Shape, inputs[i].Element);
            }

            fixed (IntPtr* names = _names)
            fixed (IntPtr* first = given)
            fixed (IntPtr* results = made)
                OrtApi.Run(_session, (byte**)names, first, inputs.Length, (byte**)(names + Inputs.Count), made.Length, results);
            var outputs = new Tensor[made.Length];
            for (int i = 0; i < made.Length; i++) outputs[i] = Copy(made[i]);
            return outputs;
        }
        finally
        {
            foreach (IntPtr value in made) ReleaseValue(value);
            foreach (IntPtr value in given) ReleaseValue(value);
            foreach (GCHandle pin in pins)
            {
                if (pin.IsAllocated) pin.Free();
            }
        }
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        OrtApi.ReleaseSession(_session);
        foreach (IntPtr name in _names) Marshal.FreeCoTaskMem(name);
    }

    private static Tensor Copy(IntPtr value)
    {
        (ElementType element, long[] shape, IntPtr data) = OrtApi.Look(value);
        if (element != ElementType.Float) throw new OrtException("The model answers in numbers that are not floats.");
        int count = checked((int)shape.Aggregate(1L, (product, side) => checked(product * side)));
        return Tensor.Of(new ReadOnlySpan<float>((void*)data, count).ToArray(), shape);
    }

    private static void ReleaseValue(IntPtr value)
    {
        if (value != 0) OrtApi.ReleaseValue(value);
    }
}
