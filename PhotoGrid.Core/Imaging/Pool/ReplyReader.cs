using PhotoGrid.Imaging.Protocol;
using PhotoGrid.Imaging.Renditions;

namespace PhotoGrid.Imaging.Pool;

/// <summary>Turns the worker's answer into results; null where it answers another question.</summary>
internal static class ReplyReader
{
    internal static EagerRenditions? ReadEager(Reply reply) =>
        ReadSet(reply) is { } set && reply.Answer.Renditions?.Appearance is { } appearance ? new EagerRenditions(set, appearance) : null;

    internal static RenditionSet? ReadSet(Reply reply)
    {
        if (reply.Answer.Renditions is not { } answer) return null;
        var renditions = new List<Rendition>(answer.Renditions.Count);
        int at = 0;
        foreach (RenditionHeader header in answer.Renditions)
        {
            if (header.Length <= 0 || header.Length > reply.Blobs.Length - at) throw new InvalidDataException("The decoder's answer is cut short.");
            renditions.Add(new Rendition(header.Spec, header.Width, header.Height, reply.Blobs.Slice(at, header.Length).ToArray()));
            at += header.Length;
        }

        return renditions.Count == 0 ? null : new RenditionSet(answer.MimeType, answer.Width, answer.Height, renditions);
    }
}
