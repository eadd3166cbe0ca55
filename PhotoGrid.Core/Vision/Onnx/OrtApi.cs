using System.Runtime.InteropServices;

namespace PhotoGrid.Vision.Onnx;

/// <summary>
/// The part of ONNX Runtime's C API that we call. The library hands out a table of functions that only ever grows, so a function is its
/// place in that table (onnxruntime_c_api.h). Most answer a status: null, or an object with a message, which becomes an exception.
/// </summary>
internal static unsafe class OrtApi
{
    // The oldest version of the table that has all we call; newer libraries serve it too (tried with 1.29 and 1.30).
    private const uint Version = 17;

    // Warnings of older models run to hundreds of lines.
    private const int LogErrors = 3;

    private const int AllOptimizations = 99;

    private static void** _table;
    private static IntPtr _environment;
    private static IntPtr _memory;
    private static IntPtr _allocator;

    /// <summary>Takes the table of a loaded library and makes the one environment of this process.</summary>
    internal static void Start(IntPtr library)
    {
        var getBase = (delegate* unmanaged[Cdecl]<ApiBase*>)NativeLibrary.GetExport(library, "OrtGetApiBase");
        _table = getBase()->GetApi(Version);
        if (_table is null) throw new OrtException("It is older than the interface we use.");
        IntPtr environment, memory, allocator;
        fixed (byte* name = "photogrid\0"u8) Check(((delegate* unmanaged[Cdecl]<int, byte*, IntPtr*, IntPtr>)_table[3])(LogErrors, name, &environment));
        Check(((delegate* unmanaged[Cdecl]<int, int, IntPtr*, IntPtr>)_table[69])(0, 0, &memory));
        Check(((delegate* unmanaged[Cdecl]<IntPtr*, IntPtr>)_table[78])(&allocator));
        (_environment, _memory, _allocator) = (environment, memory, allocator);
    }

    /// <summary>A model from its bytes, which may go afterwards.</summary>
    internal static IntPtr CreateSession(ReadOnlySpan<byte> model, int threads)
    {
        IntPtr options, session;
        Check(((delegate* unmanaged[Cdecl]<IntPtr*, IntPtr>)_table[10])(&options));
        try
        {
            Check(((delegate* unmanaged[Cdecl]<IntPtr, int, IntPtr>)_table[23])(options, AllOptimizations));
            Check(((delegate* unmanaged[Cdecl]<IntPtr, int, IntPtr>)_table[24])(options, threads));
            Check(((delegate* unmanaged[Cdecl]<IntPtr, int, IntPtr>)_table[25])(options, 1));
            // Threads that wait by spinning would take the processor from those who serve people.
            SetOption(options, "session.intra_op.allow_spinning\0"u8, "0\0"u8);
            fixed (byte* bytes = model)
                Check(((delegate* unmanaged[Cdecl]<IntPtr, byte*, nuint, IntPtr, IntPtr*, IntPtr>)_table[8])(_environment, bytes, (nuint)model.Length, options, &session));
            return session;
        }
        finally
        {
            Release(100, options);
        }
    }

    internal static void ReleaseSession(IntPtr session) => Release(95, session);

    /// <summary>Names, element types and shapes of a session's inputs or outputs; a dimension that may be anything is -1.</summary>
    internal static TensorSpec[] Specs(IntPtr session, bool inputs)
    {
        nuint count;
        Check(((delegate* unmanaged[Cdecl]<IntPtr, nuint*, IntPtr>)_table[inputs ? 30 : 31])(session, &count));
        var specs = new TensorSpec[count];
        for (nuint i = 0; i < count; i++)
        {
            IntPtr type, tensor;
            Check(((delegate* unmanaged[Cdecl]<IntPtr, nuint, IntPtr*, IntPtr>)_table[inputs ? 33 : 34])(session, i, &type));
            try
            {
                Check(((delegate* unmanaged[Cdecl]<IntPtr, IntPtr*, IntPtr>)_table[55])(type, &tensor));
                if (tensor == 0) throw new OrtException("An input or output is no tensor.");
                (ElementType element, long[] shape) = Shape(tensor);
                specs[i] = new TensorSpec(NameOf(session, inputs, i), element, shape);
            }
            finally
            {
                Release(98, type);
            }
        }

        return specs;
    }

    /// <summary>A tensor over memory of ours, which must stay where it is until it is released.</summary>
    internal static IntPtr CreateTensor(void* data, nuint bytes, ReadOnlySpan<long> shape, ElementType element)
    {
        IntPtr value;
        fixed (long* dimensions = shape)
            Check(((delegate* unmanaged[Cdecl]<IntPtr, void*, nuint, long*, nuint, int, IntPtr*, IntPtr>)_table[49])(_memory, data, bytes, dimensions, (nuint)shape.Length, (int)element, &value));
        return value;
    }

    internal static void ReleaseValue(IntPtr value) => Release(96, value);

    /// <summary>Runs a model; outputs that are null are made and are the caller's to release.</summary>
    internal static void Run(IntPtr session, byte** inputNames, IntPtr* inputs, int inputCount, byte** outputNames, int outputCount, IntPtr* outputs) =>
        Check(((delegate* unmanaged[Cdecl]<IntPtr, IntPtr, byte**, IntPtr*, nuint, byte**, nuint, IntPtr*, IntPtr>)_table[9])(
            session, 0, inputNames, inputs, (nuint)inputCount, outputNames, (nuint)outputCount, outputs));

    /// <summary>What a tensor holds: its kind, its shape, and where its data lies.</summary>
    internal static (ElementType Element, long[] Shape, IntPtr Data) Look(IntPtr value)
    {
        IntPtr tensor, data;
        Check(((delegate* unmanaged[Cdecl]<IntPtr, IntPtr*, IntPtr>)_table[65])(value, &tensor));
        try
        {
            Check(((delegate* unmanaged[Cdecl]<IntPtr, IntPtr*, IntPtr>)_table[51])(value, &data));
            (ElementType element, long[] shape) = Shape(tensor);
            return (element, shape, data);
        }
        finally
        {
            Release(99, tensor);
        }
    }

    private static (ElementType Element, long[] Shape) Shape(IntPtr tensor)
    {
        int element;
        nuint count;
        Check(((delegate* unmanaged[Cdecl]<IntPtr, int*, IntPtr>)_table[60])(tensor, &element));
        Check(((delegate* unmanaged[Cdecl]<IntPtr, nuint*, IntPtr>)_table[61])(tensor, &count));
        var shape = new long[count];
        fixed (long* first = shape)
            Check(((delegate* unmanaged[Cdecl]<IntPtr, long*, nuint, IntPtr>)_table[62])(tensor, first, count));
        return ((ElementType)element, shape);
    }

    private static string NameOf(IntPtr session, bool input, nuint index)
    {
        byte* name;
        Check(((delegate* unmanaged[Cdecl]<IntPtr, nuint, IntPtr, byte**, IntPtr>)_table[input ? 36 : 37])(session, index, _allocator, &name));
        string text = Marshal.PtrToStringUTF8((IntPtr)name) ?? "";
        Check(((delegate* unmanaged[Cdecl]<IntPtr, void*, IntPtr>)_table[76])(_allocator, name));
        return text;
    }

    private static void SetOption(IntPtr options, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        fixed (byte* first = name)
        fixed (byte* second = value)
            Check(((delegate* unmanaged[Cdecl]<IntPtr, byte*, byte*, IntPtr>)_table[130])(options, first, second));
    }

    private static void Release(int function, IntPtr what) => ((delegate* unmanaged[Cdecl]<IntPtr, void>)_table[function])(what);

    private static void Check(IntPtr status)
    {
        if (status == 0) return;
        byte* message = ((delegate* unmanaged[Cdecl]<IntPtr, byte*>)_table[2])(status);
        string text = Marshal.PtrToStringUTF8((IntPtr)message) ?? "unknown";
        Release(93, status);
        throw new OrtException(text);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ApiBase
    {
        internal delegate* unmanaged[Cdecl]<uint, void**> GetApi;
        internal delegate* unmanaged[Cdecl]<byte*> GetVersion;
    }
}
