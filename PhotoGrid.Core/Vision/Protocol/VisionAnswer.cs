using PhotoGrid.Imaging;

namespace PhotoGrid.Vision.Protocol;

/// <summary>What was seen. The vectors follow as floats in this order: every face's, the visual one, the joint one.</summary>
internal sealed record VisionAnswer
{
    public Parked? Parked { get; init; }

    public IReadOnlyList<SeenFace> Faces { get; init; } = [];

    public IReadOnlyList<SeenThing> Objects { get; init; } = [];

    public IReadOnlyList<SeenThing> Scenes { get; init; } = [];

    public IReadOnlyList<SeenLine> Lines { get; init; } = [];

    /// <summary>Length of each face's vector.</summary>
    public int FaceDims { get; init; }

    public int VisualDims { get; init; }

    public int JointDims { get; init; }

    /// <summary>Of a self-test: what is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
