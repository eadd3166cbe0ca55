using System.Buffers.Binary;

namespace PhotoGrid.Imaging.Protocol;

/// <summary>The five bytes in front of every frame.</summary>
internal readonly record struct Frame(FrameKind Kind, int Length)
{
    internal const int HeaderLength = 5;

    /// <summary>Longest request or question.</summary>
    internal const int MaxControlLength = 1 << 20;

    /// <summary>Longest answer: the five renditions of a backlog with nothing but noise in them stay below.</summary>
    internal const int MaxAnswerLength = 64 << 20;

    internal void Write(Span<byte> header)
    {
        header[0] = (byte)Kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], Length);
    }

    /// <summary>Throws <see cref="InvalidDataException"/> for another kind than expected, or more than it may hold.</summary>
    internal static Frame Read(ReadOnlySpan<byte> header)
    {
        var frame = new Frame((FrameKind)header[0], BinaryPrimitives.ReadInt32LittleEndian(header[1..]));
        bool fits = frame.Kind switch
        {
            FrameKind.Request => frame.Length is > 0 and <= MaxControlLength,
            FrameKind.Need => frame.Length == 12,
            FrameKind.Bytes => frame.Length >= 0,
            FrameKind.Answer => frame.Length is >= 4 and <= MaxAnswerLength,
            _ => false,
        };
        return fits ? frame : throw new InvalidDataException("The decoder sent something else than a frame.");
    }
}
