namespace PhotoGrid.Imaging.Protocol;

/// <summary>
/// What a frame holds. A frame is its kind (1 byte), the length of its content (4 bytes, little-endian) and the content.
/// One request is under way at a time; the worker asks for the ranges it needs, and every such question is answered in full.
/// </summary>
internal enum FrameKind : byte
{
    /// <summary>Parent to worker: a <see cref="WorkerRequest"/> as JSON.</summary>
    Request = 1,

    /// <summary>Worker to parent: an offset (8 bytes) and a count (4 bytes), both within the length that the request named.</summary>
    Need = 2,

    /// <summary>Parent to worker: exactly the bytes that were needed.</summary>
    Bytes = 3,

    /// <summary>Worker to parent, the last of a request: the length (4 bytes) of a <see cref="WorkerAnswer"/> as JSON, that JSON, then blobs.</summary>
    Answer = 4,
}
