using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PhotoGrid.Imaging.Vips;

/// <summary>Where a decoder reads: a block of memory that must outlive it, or a seekable stream read on demand.</summary>
internal sealed unsafe class VipsSource : VipsHandle
{
    private GCHandle _stream;

    private VipsSource(IntPtr owned) : base(owned)
    {
    }

    internal static VipsSource FromMemory(byte* bytes, long length) =>
        new(VipsNative.vips_source_new_from_memory(bytes, (nuint)length));

    /// <summary>Reads through <paramref name="stream"/>, on the thread that calls libvips. What the stream throws becomes "end of file".</summary>
    internal static VipsSource FromStream(Stream stream)
    {
        var source = new VipsSource(VipsNative.vips_source_custom_new()) { _stream = GCHandle.Alloc(new Reader(stream)) };
        var state = (void*)GCHandle.ToIntPtr(source._stream);
        delegate* unmanaged<void*, byte*, long, void*, long> read = &Read;
        delegate* unmanaged<void*, long, int, void*, long> seek = &Seek;
        VipsNative.g_signal_connect_data(source, "read", read, state, null, 0);
        VipsNative.g_signal_connect_data(source, "seek", seek, state, null, 0);
        return source;
    }

    /// <summary>What reading the stream threw, if it did: libvips itself only sees the file end.</summary>
    internal Exception? Fault => _stream.IsAllocated ? ((Reader)_stream.Target!).Fault : null;

    /// <summary>The class name of the loader for these bytes, or null when libvips knows none.</summary>
    internal string? FindLoader()
    {
        string? name = Marshal.PtrToStringUTF8((IntPtr)VipsNative.vips_foreign_find_load_source(this));
        if (name is null) VipsNative.vips_error_clear();
        return name;
    }

    protected override bool ReleaseHandle()
    {
        bool released = base.ReleaseHandle();
        if (_stream.IsAllocated) _stream.Free();
        return released;
    }

    private sealed class Reader(Stream stream)
    {
        internal Stream Stream => stream;

        internal Exception? Fault { get; set; }
    }

    [UnmanagedCallersOnly]
    private static long Read(void* source, byte* buffer, long length, void* state)
    {
        var reader = Unsafe.As<Reader>(GCHandle.FromIntPtr((IntPtr)state).Target!);
        try
        {
            return reader.Stream.Read(new Span<byte>(buffer, (int)Math.Min(length, int.MaxValue)));
        }
        catch (Exception problem) // Nothing may be thrown through native frames; the caller looks at Fault.
        {
            reader.Fault = problem;
            return -1;
        }
    }

    [UnmanagedCallersOnly]
    private static long Seek(void* source, long offset, int whence, void* state)
    {
        var reader = Unsafe.As<Reader>(GCHandle.FromIntPtr((IntPtr)state).Target!);
        try
        {
            return reader.Stream.Seek(offset, (SeekOrigin)whence);
        }
        catch (Exception problem) // As in Read.
        {
            reader.Fault = problem;
            return -1;
        }
    }
}
