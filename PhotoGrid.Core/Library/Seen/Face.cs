using PhotoGrid.Foundation;
using PhotoGrid.Vision;

namespace PhotoGrid.Library.Seen;

/// <summary>How it is known whose face it is.</summary>
public enum Assigned
{
    /// <summary>Not yet looked at, or nobody's.</summary>
    No = 0,
    /// <summary>It is like the person's other faces.</summary>
    ByLikeness = 1,
    /// <summary>It is somewhat like them: somebody should say.</summary>
    Proposed = 2,
    /// <summary>Somebody said so, also that it is nobody's.</summary>
    ByHand = 3,
}

/// <summary>A face as its row holds it, without the vector.</summary>
public sealed record Face
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>In which photo.</summary>
    public required PhotoId Photo { get; init; }

    /// <summary>Where.</summary>
    public required SeenBox Box { get; init; }

    /// <summary>The detector's.</summary>
    public required double Confidence { get; init; }

    /// <summary>How much there was to see.</summary>
    public required double Quality { get; init; }

    /// <summary>Good enough to be told apart by.</summary>
    public required bool IsClear { get; init; }

    /// <summary>Whose, or null.</summary>
    public Guid? Person { get; init; }

    /// <summary>How that is known.</summary>
    public Assigned Assigned { get; init; }
}
