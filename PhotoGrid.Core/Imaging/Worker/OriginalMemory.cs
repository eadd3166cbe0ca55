using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Worker;

/// <summary>All bytes of an original, outside managed memory: decoders read them in place.</summary>
internal sealed unsafe class OriginalMemory : IDisposable
{
    private OriginalMemory(int length)
    {
        Length = length;
        Bytes = (byte*)NativeMemory.Alloc((nuint)length);
    }

    internal byte* Bytes { get; }

    internal int Length { get; }

    internal static OriginalMemory Fetch(FetchRange fetch, long length)
    {
        var memory = new OriginalMemory(checked((int)length));
        try
        {
            fetch(0, new Span<byte>(memory.Bytes, memory.Length));
            return memory;
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    public void Dispose() => NativeMemory.Free(Bytes);
}
