namespace PhotoGrid.Imaging;

/// <summary>What went wrong. The first three are the photo's own and stay so; the last three may pass on another try.</summary>
public enum ParkKind
{
    /// <summary>The bytes are damaged, cut short, or not the picture they claim to be.</summary>
    Corrupt,

    /// <summary>More pixels, bytes, memory or processor time than one photo may have.</summary>
    Limit,

    /// <summary>Recognised, but of a kind that is not decoded here.</summary>
    Unsupported,

    /// <summary>Not done within the wall-clock limit.</summary>
    Timeout,

    /// <summary>The decoder ended without an answer.</summary>
    Crashed,

    /// <summary>The library that decodes is missing on this machine.</summary>
    FormatOff,
}
