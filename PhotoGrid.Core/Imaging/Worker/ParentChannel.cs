using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Win32.SafeHandles;
using PhotoGrid.Imaging.Protocol;

namespace PhotoGrid.Imaging.Worker;

/// <summary>The worker's end of the two pipes. Blocking, for one thread.</summary>
internal sealed unsafe class ParentChannel : IDisposable
{
    private const int PipeLength = 1 << 20;

    private readonly FileStream _in;
    private readonly FileStream _out;

    private ParentChannel(int input, int output)
    {
        _in = new FileStream(new SafeFileHandle(input, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        _out = new FileStream(new SafeFileHandle(output, ownsHandle: false), FileAccess.Write, bufferSize: 0);
    }

    /// <summary>Takes over standard input and output; a library that prints cannot disturb the frames any more.</summary>
    internal static ParentChannel Take()
    {
        int output = LibC.dup(1);
        if (output < 0 || LibC.dup2(2, 1) < 0) throw new InvalidOperationException("Standard output cannot be taken over.");
        // A user over the system's allowance of pipe memory keeps the smaller pipe, which only costs time.
        _ = LibC.fcntl(0, LibC.SetPipeSize, PipeLength);
        _ = LibC.fcntl(output, LibC.SetPipeSize, PipeLength);
        new Thread(ExitWithParent, maxStackSize: 128 * 1024) { IsBackground = true, Name = "parent-watch" }.Start();
        return new ParentChannel(0, output);
    }

    /// <summary>The next request, or null when the parent has closed the pipe.</summary>
    internal T? ReadRequest<T>(JsonTypeInfo<T> type) where T : class
    {
        Span<byte> header = stackalloc byte[Frame.HeaderLength];
        if (_in.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) return null;
        Frame frame = Frame.Read(header);
        if (frame.Kind != FrameKind.Request) throw new InvalidDataException("A request was expected.");
        var json = new byte[frame.Length];
        _in.ReadExactly(json);
        return JsonSerializer.Deserialize(json, type);
    }

    /// <summary>Fetches exactly these bytes of the original, which must lie within it.</summary>
    internal void Fetch(long offset, Span<byte> target)
    {
        Span<byte> need = stackalloc byte[Frame.HeaderLength + 12];
        new Frame(FrameKind.Need, 12).Write(need);
        BinaryPrimitives.WriteInt64LittleEndian(need[Frame.HeaderLength..], offset);
        BinaryPrimitives.WriteInt32LittleEndian(need[(Frame.HeaderLength + 8)..], target.Length);
        _out.Write(need);

        Span<byte> header = need[..Frame.HeaderLength];
        _in.ReadExactly(header);
        if (Frame.Read(header) != new Frame(FrameKind.Bytes, target.Length)) throw new InvalidDataException("Other bytes than asked for.");
        _in.ReadExactly(target);
    }

    internal void Answer<T>(T answer, JsonTypeInfo<T> type, IReadOnlyList<byte[]> blobs)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(answer, type);
        var head = new byte[Frame.HeaderLength + 4 + json.Length];
        new Frame(FrameKind.Answer, checked(4 + json.Length + blobs.Sum(b => b.Length))).Write(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(Frame.HeaderLength), json.Length);
        json.CopyTo(head, Frame.HeaderLength + 4);
        _out.Write(head);
        foreach (byte[] blob in blobs) _out.Write(blob);
    }

    public void Dispose()
    {
        _in.Dispose();
        _out.Dispose();
    }

    // Decoding may take long; this thread ends the worker with its parent even then. It only waits for the hang-up, it reads nothing.
    private static void ExitWithParent()
    {
        var input = new LibC.PollEntry { File = 0 };
        while (LibC.poll(&input, 1, -1) < 0 || (input.Happened & LibC.HungUp) == 0)
        {
            // Interrupted.
        }

        LibC._exit(0);
    }
}
