using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using PhotoGrid.Imaging.Protocol;

namespace PhotoGrid.Imaging.Pool;

/// <summary>One request with one worker: sends it, serves the ranges it needs, reads the answer.</summary>
internal sealed class Exchange<TRequest, TAnswer>(WorkerProcess worker, SourceReader source, long length, Wire<TRequest, TAnswer> wire)
    where TAnswer : class
{
    // A pipe is made this large by the worker; a block fills it once.
    private const int BlockLength = 512 * 1024;

    internal async Task<Reply<TAnswer>> RunAsync(TRequest request, CancellationToken ct)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(request, wire.Request);
        await SendAsync(new Frame(FrameKind.Request, json.Length), json, ct);
        var header = new byte[Frame.HeaderLength];
        while (true)
        {
            await worker.Output.ReadExactlyAsync(header, ct);
            Frame frame = Frame.Read(header);
            if (frame.Kind == FrameKind.Answer) return await ReadAnswerAsync(frame, ct);
            if (frame.Kind != FrameKind.Need) throw new InvalidDataException("The decoder spoke out of turn.");
            await ServeAsync(ct);
        }
    }

    private async Task ServeAsync(CancellationToken ct)
    {
        var need = new byte[12];
        await worker.Output.ReadExactlyAsync(need, ct);
        long offset = BinaryPrimitives.ReadInt64LittleEndian(need);
        int count = BinaryPrimitives.ReadInt32LittleEndian(need.AsSpan(8));
        if (offset < 0 || count <= 0 || offset > length - count) throw new InvalidDataException("The decoder asked for bytes that are not there.");

        byte[] block = ArrayPool<byte>.Shared.Rent(Math.Min(count, BlockLength));
        try
        {
            await SendAsync(new Frame(FrameKind.Bytes, count), default, ct);
            for (int sent = 0; sent < count;)
            {
                Memory<byte> part = block.AsMemory(0, Math.Min(Math.Min(block.Length, BlockLength), count - sent));
                await source.ReadAsync(offset + sent, part, ct);
                await worker.Input.WriteAsync(part, ct);
                sent += part.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private async Task<Reply<TAnswer>> ReadAnswerAsync(Frame frame, CancellationToken ct)
    {
        var content = new byte[frame.Length];
        await worker.Output.ReadExactlyAsync(content, ct);
        int jsonLength = BinaryPrimitives.ReadInt32LittleEndian(content);
        if (jsonLength < 0 || jsonLength > content.Length - 4) throw new InvalidDataException("The decoder's answer is longer than it is.");
        TAnswer answer = JsonSerializer.Deserialize(content.AsSpan(4, jsonLength), wire.Answer)
            ?? throw new InvalidDataException("The decoder answered nothing.");
        return new Reply<TAnswer>(answer, content.AsMemory(4 + jsonLength));
    }

    private async Task SendAsync(Frame frame, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var header = new byte[Frame.HeaderLength + content.Length];
        frame.Write(header);
        content.CopyTo(header.AsMemory(Frame.HeaderLength));
        await worker.Input.WriteAsync(header, ct);
        await worker.Input.FlushAsync(ct);
    }
}

/// <summary>An answer and the bytes behind it.</summary>
internal sealed record Reply<TAnswer>(TAnswer Answer, ReadOnlyMemory<byte> Blobs);
