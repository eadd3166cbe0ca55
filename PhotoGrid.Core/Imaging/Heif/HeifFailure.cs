using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Heif;

/// <summary>What libheif's errors mean to the owner of the photo.</summary>
internal static class HeifFailure
{
    private const int UnsupportedFileType = 3;
    private const int UnsupportedFeature = 4;
    private const int MemoryAllocation = 6;

    internal static ParkedException Parked(int code, ReadOnlySpan<byte> message) => code switch
    {
        UnsupportedFileType or UnsupportedFeature =>
            new ParkedException(ParkKind.Unsupported, $"This HEIC is of a kind that is not decoded here ({PlainText.Of(message)})."),
        MemoryAllocation => new ParkedException(ParkKind.Limit, "This file needs more memory than one photo may have."),
        _ => new ParkedException(ParkKind.Corrupt, $"This file is damaged ({PlainText.Of(message)})."),
    };
}
